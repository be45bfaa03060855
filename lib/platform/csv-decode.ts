import { isUtf8 } from "node:buffer";
import { DomainError, invalid } from "./errors";

export type CsvEncoding = "utf-8" | "latin1";
export type ByteSource = AsyncIterable<Uint8Array>;

export type DecodeOptions = {
  encoding: CsvEncoding;
  /** Largest number of bytes accepted. */
  maxBytes?: number;
  /** The size when it is known beforehand, so that a file too large is refused before it is read. */
  sizeBytes?: number;
};

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, "")} MB`;

function tooLarge(size: string, maxBytes: number) {
  return new DomainError(
    "limit",
    `The file is ${size}; the limit is ${megabytes(maxBytes)}. Split it into parts.`,
  );
}

function refuseForeignEncoding(head: Uint8Array) {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) throw utf16();
  if (a === 0x50 && b === 0x4b && head[2] === 3 && head[3] === 4) {
    throw invalid("The file is a spreadsheet or an archive, not CSV. Save it as “CSV UTF-8” and try again.");
  }
  // Without a byte order mark, Latin text in UTF-16 still has a zero in every other byte.
  const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros > 0 && Math.abs(zeros * 2 - head.length) <= head.length / 8) throw utf16();
}

const utf16 = () => invalid("The file is UTF-16 text. Save it as “CSV UTF-8” and try again.");

/** The length of `bytes` without a character cut off at its end. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Where the first invalid sequence begins; halving is enough since validity of complete prefixes is monotonic. */
function firstInvalid(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, completeLength(prefix)))) good = middle;
    else bad = middle;
  }
  return completeLength(bytes.subarray(0, good));
}

function notUtf8(position: number) {
  return invalid(
    `The file is not UTF-8 text (byte ${position + 1}). Save it as “CSV UTF-8”, or choose the encoding ISO-8859-1 (Latin 1).`,
  );
}

/** Chunks no smaller than the start that encoding detection needs. */
async function* withFullHead(source: ByteSource): AsyncGenerator<Uint8Array> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of source) {
    if (head === null) yield chunk;
    else {
      head = Buffer.concat([head, chunk]);
      if (head.length >= 256) {
        yield head;
        head = null;
      }
    }
  }
  if (head !== null && head.length > 0) yield head;
}

/**
 * Text of a CSV file in pieces, a byte order mark taken off and every line end turned into "\n".
 * @throws {DomainError} invalid for UTF-16, binary, or invalid UTF-8 (naming the byte); limit above `maxBytes`.
 */
export async function* decodeCsv(source: ByteSource, options: DecodeOptions): AsyncGenerator<string> {
  const { maxBytes = Number.POSITIVE_INFINITY, sizeBytes = 0 } = options;
  if (sizeBytes > maxBytes) throw tooLarge(megabytes(sizeBytes), maxBytes);
  let encoding = options.encoding;
  let read = 0;
  let rest: Buffer = Buffer.alloc(0);
  let heldReturn = "";
  for await (const chunk of withFullHead(source)) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let position = read - rest.length;
    read += bytes.length;
    if (read > maxBytes)
      throw tooLarge(`larger than ${megabytes(maxBytes)}: ${megabytes(read)} were read`, maxBytes);
    if (position === 0 && read === bytes.length) {
      refuseForeignEncoding(bytes.subarray(0, 4096));
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        // The mark says UTF-8, whatever was asked for.
        encoding = "utf-8";
        bytes = bytes.subarray(3);
        position = 3;
      }
    }
    const zero = bytes.indexOf(0);
    if (zero >= 0) {
      throw invalid(
        `The file is not text: byte ${position + rest.length + zero + 1} is zero. Choose a CSV file.`,
      );
    }
    const whole = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    const end = encoding === "latin1" ? whole.length : completeLength(whole);
    const part = whole.subarray(0, end);
    rest = Buffer.from(whole.subarray(end));
    if (encoding === "utf-8" && !isUtf8(part)) throw notUtf8(position + firstInvalid(part));
    let text = heldReturn + part.toString(encoding);
    heldReturn = text.endsWith("\r") ? "\r" : "";
    if (heldReturn) text = text.slice(0, -1);
    if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
    if (text.length > 0) yield text;
  }
  if (rest.length > 0) throw notUtf8(read - rest.length);
  if (heldReturn) yield "\n";
}
