import { desc, isNotNull, isNull } from "drizzle-orm";
import { z } from "zod";
import { bookChecks } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import type { InvariantResult } from "./rules/invariants";

export type BooksCheck = {
  id: number;
  askedAt: Date;
  askedBy: string;
  startedAt: Date | null;
  finishedAt: Date | null;
  discrepancies: number | null;
  results: InvariantResult[];
  failure: string;
};

const LATEST = 10;

const toCheck = (row: typeof bookChecks.$inferSelect): BooksCheck => ({
  ...row,
  results: row.results as InvariantResult[],
});

/** Whether the books balance: the last check that came to its end, the ones before it, and one under way. */
export const getBooks = query({
  name: "books.get",
  permission: "books:read",
  impersonation: "deny",
  input: z.object({}),
  reads: () => ({ type: "books", id: null }),
  async run(read): Promise<{ last: BooksCheck | null; earlier: BooksCheck[]; running: BooksCheck | null }> {
    const rows = await read.tx
      .select()
      .from(bookChecks)
      .where(isNotNull(bookChecks.finishedAt))
      .orderBy(desc(bookChecks.id))
      .limit(LATEST);
    const [running] = await read.tx
      .select()
      .from(bookChecks)
      .where(isNull(bookChecks.finishedAt))
      .orderBy(desc(bookChecks.id))
      .limit(1);
    const [last, ...earlier] = rows.map(toCheck);
    return { last: last ?? null, earlier, running: running ? toCheck(running) : null };
  },
});
