import { tooLarge } from "@/lib/platform/spool";

export const DAY_FILE_LIMIT = { maxBytes: 20_000, advice: "Upload one year at a time." };

/** The text of an uploaded calendar. @throws {DomainError} limit. */
export async function readDayFile(source: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    if (size > DAY_FILE_LIMIT.maxBytes) throw tooLarge(size, DAY_FILE_LIMIT, true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
}
