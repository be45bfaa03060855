import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DomainError } from "./errors";

/**
 * Bytes that came in from outside, kept in a temporary file of ours so that they can be read more than once without
 * standing in memory. Only `spool` makes one: a path from a caller never becomes a file we read.
 */
export class SpooledFile {
  /** @internal */
  constructor(
    private readonly folder: string,
    private readonly file: string,
    readonly bytes: number,
    readonly sha256: string,
  ) {}

  read(): AsyncIterable<Uint8Array> {
    return createReadStream(this.file);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, "")} MB`;

type Limit = {
  maxBytes: number;
  /** What the person who runs the installation may do about the limit, as a sentence. */
  advice: string;
};

/** What a file over the limit is told. @param size in bytes; `over` when it is only known to be larger. */
export const tooLarge = (size: number, { maxBytes, advice }: Limit, over = false): DomainError =>
  new DomainError(
    "limit",
    `The file is ${over ? "larger than " : ""}${megabytes(size)}; the limit is ${megabytes(maxBytes)}. ${advice}`,
  );

/**
 * Writes a stream to a temporary file, counting and hashing on the way. The caller removes the file.
 * @param sizeBytes the size when it is known beforehand, so that a file too large is refused unread.
 * @throws {DomainError} limit above `maxBytes`; nothing is left behind.
 */
export async function spool(
  source: AsyncIterable<Uint8Array>,
  { sizeBytes = 0, ...limit }: Limit & { sizeBytes?: number },
): Promise<SpooledFile> {
  if (sizeBytes > limit.maxBytes) throw tooLarge(sizeBytes, limit);
  const folder = await mkdtemp(path.join(tmpdir(), "trunkline-upload-"));
  const file = path.join(folder, "file");
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    const target = await open(file, "wx", 0o600);
    try {
      for await (const chunk of source) {
        bytes += chunk.byteLength;
        if (bytes > limit.maxBytes) throw tooLarge(limit.maxBytes, limit, true);
        hash.update(chunk);
        await target.writeFile(chunk);
      }
    } finally {
      await target.close();
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
  return new SpooledFile(folder, file, bytes, hash.digest("hex"));
}
