import { invalid } from "./errors";

export type Part = {
  name: string;
  /** Null for a plain field. */
  fileName: string | null;
  /** The part's bytes, to be read (or left) before the next part is asked for. */
  body: AsyncGenerator<Uint8Array>;
};

const MAX_HEAD = 8_192;
const MAX_PARTS = 50;
const BROKEN = "The upload arrived incomplete. Try again.";

/** Bytes as they come, with a look ahead. */
class Incoming {
  private held: Buffer = Buffer.alloc(0);
  private readonly chunks: AsyncIterator<Uint8Array>;
  constructor(source: AsyncIterable<Uint8Array>) {
    this.chunks = source[Symbol.asyncIterator]();
  }

  /** @throws {DomainError} invalid at the end of what was sent. */
  private async more(): Promise<void> {
    const next = await this.chunks.next();
    if (next.done) throw invalid(BROKEN);
    const { buffer, byteOffset, byteLength } = next.value;
    this.held = Buffer.concat([this.held, Buffer.from(buffer, byteOffset, byteLength)]);
  }

  /** Everything up to `mark`, in pieces, the mark itself swallowed. Holds no more than a chunk and a mark. */
  async *until(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.held.indexOf(mark);
      if (at >= 0) {
        const piece = this.held.subarray(0, at);
        this.held = this.held.subarray(at + mark.length);
        if (piece.length > 0) yield piece;
        return;
      }
      const safe = this.held.length - mark.length + 1;
      if (safe > 0) {
        const piece = this.held.subarray(0, safe);
        this.held = this.held.subarray(safe);
        yield piece;
      }
      await this.more();
    }
  }

  async take(length: number): Promise<string> {
    while (this.held.length < length) await this.more();
    const text = this.held.toString("latin1", 0, length);
    this.held = this.held.subarray(length);
    return text;
  }
}

async function short(pieces: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.byteLength;
    if (length > most) throw invalid(BROKEN);
    all.push(piece);
  }
  return Buffer.concat(all).toString("utf8");
}

const parameter = (head: string, name: string): string | null => {
  const found = new RegExp(`[;\\s]${name}="((?:[^"\\\\]|\\\\.)*)"`, "i").exec(head)?.[1];
  // Browsers write a quote inside a name as %22 and leave everything else as it is.
  return found === undefined ? null : found.replaceAll("%22", '"').replace(/%0[AD]/gi, " ");
};

/**
 * Reads a form with files as it comes in (RFC 7578), without holding more than a piece of it.
 * @param contentType the request's, with its boundary.
 * @throws {DomainError} invalid for anything else, or when the upload ends early.
 */
export async function* readMultipart(
  source: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<Part> {
  const boundary = /^multipart\/form-data\b.*[;\s]boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    contentType,
  );
  if (!boundary) throw invalid("Send the file with the form on this page.");
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`);
  const incoming = new Incoming(source);
  for await (const _ of incoming.until(mark));
  for (let count = 0; count < MAX_PARTS; count++) {
    if ((await incoming.take(2)) === "--") return;
    const head = await short(incoming.until(Buffer.from("\r\n\r\n")), MAX_HEAD);
    const disposition = /^content-disposition:.*$/im.exec(`${head}`)?.[0] ?? "";
    const body = incoming.until(Buffer.concat([Buffer.from("\r\n"), mark]));
    yield { name: parameter(disposition, "name") ?? "", fileName: parameter(disposition, "filename"), body };
    for await (const _ of body);
  }
  throw invalid("The form has too many fields.");
}

/** A plain field's text. @throws {DomainError} invalid above 10,000 bytes. */
export const fieldText = ({ body }: Part): Promise<string> => short(body, 10_000);
