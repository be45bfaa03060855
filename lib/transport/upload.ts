import { invalid } from "@/lib/platform/errors";
import { fieldText, readMultipart } from "@/lib/platform/multipart";
import { tooLarge } from "@/lib/platform/spool";

export type Upload = {
  fileName: string;
  source: AsyncIterable<Uint8Array>;
  /** The form's plain fields that stand before the file. */
  fields: Readonly<Record<string, string>>;
};

/** Boundaries, names and the other fields of a form beside its file. */
const AROUND_FILE = 100_000;

const baseName = (name: string): string =>
  name
    .split(/[\\/]/)
    .at(-1)
    ?.replace(/\p{Cc}/gu, "") ?? "";

/**
 * Hands the one file of a posted form to `use` as it comes in, never held as a whole.
 * @throws {DomainError} invalid without a file; limit when the request says it is larger than the limit.
 */
export async function withUpload<T>(
  request: Request,
  limit: { maxBytes: number; advice: string },
  use: (upload: Upload) => Promise<T>,
): Promise<T> {
  const length = Number(request.headers.get("content-length") ?? 0);
  if (length > limit.maxBytes + AROUND_FILE) throw tooLarge(length, limit);
  if (!request.body) throw invalid("Choose a file.");
  const fields: Record<string, string> = {};
  const body = request.body as unknown as AsyncIterable<Uint8Array>;
  for await (const part of readMultipart(body, request.headers.get("content-type") ?? "")) {
    if (part.fileName === null) fields[part.name] = await fieldText(part);
    else if (part.fileName === "") break;
    else return use({ fileName: baseName(part.fileName).slice(0, 200), source: part.body, fields });
  }
  throw invalid("Choose a file.");
}
