import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant } from "./shared";

/** Each time the books were proved: by the clock at night, by a command, or because somebody asked. Kept as it was found. */
export const bookChecks = pgTable(
  "book_checks",
  {
    id: id(),
    askedAt: createdAt(),
    /** The person's name, or the job's. */
    askedBy: text().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    /** Rows that break anything; null until it is finished. */
    discrepancies: integer(),
    /** By invariant: how long it took, how many rows break it, and the first of them (lib/domain/reports/rules/invariants.ts). */
    results: jsonb().notNull().default([]),
    /** Why it did not come to an end. */
    failure: text().notNull().default(""),
  },
  (t) => [index("book_checks_open").on(t.id).where(sql`${t.finishedAt} is null`)],
);
