import { Zip, ZipPassThrough } from "fflate";

/** A file of an archive. Names are plain: no folders, no two alike. */
export type ZipEntry = { name: string; bytes: Uint8Array };

/**
 * A ZIP archive in pieces, a file at a time as it comes. Files are kept as they are: a PDF is compressed already, and packs
 * no smaller.
 */
export async function* zipped(
  files: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for await (const { name, bytes } of files) {
    const entry = new ZipPassThrough(name);
    zip.add(entry);
    entry.push(bytes, true);
    yield* pieces.splice(0);
  }
  zip.end();
  yield* pieces.splice(0);
}
