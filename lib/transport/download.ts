import { Readable } from "node:stream";
import { type ZipEntry, zipped } from "@/lib/platform/zip";
import { webStream } from "./web-stream";

const headers = (fileName: string, type: string) => ({
  "content-type": type,
  "content-disposition": `attachment; filename="${fileName.replaceAll(/[^A-Za-z0-9._-]/g, "-")}"`,
  "cache-control": "no-store",
});

/** A file that is there as a whole. */
export const fileResponse = (fileName: string, type: string, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { ...headers(fileName, type), "content-length": String(bytes.byteLength) },
  });

/** Many files as one archive, sent as they come. */
export function zipResponse(fileName: string, files: AsyncIterable<ZipEntry>): Response {
  const stream = Readable.from(zipped(files), { objectMode: false });
  return new Response(webStream(stream), {
    headers: headers(fileName, "application/zip"),
  });
}
