import type { Context } from "@/lib/kernel/context";
import { listImportRows } from "./list-import-rows";

/** The columns of a rejects file: where and why, then what the file itself has. */
export const rejectColumns = (headers: readonly string[]): string[] => ["line", "reason", ...headers];

/** The lines of a rejects file, read a thousand at a time. The context is made anew for each. */
export async function* rejectedRows(context: () => Context, importId: number): AsyncGenerator<string[]> {
  let after: number | null = 0;
  while (after !== null) {
    const page: Awaited<ReturnType<typeof listImportRows>> = await listImportRows(context(), {
      importId,
      which: "rejected",
      after,
      limit: 1_000,
    });
    for (const { lineNo, reason, record } of page.rows)
      yield [String(lineNo), reason, ...page.import.headers.map((name) => record[name] ?? "")];
    after = page.next;
  }
}
