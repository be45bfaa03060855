import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant, money, ref, resellerId } from "./shared";

/**
 * One uploaded file. Its rows are staged in import_rows; what is left to do is the state of those rows, so a kill loses
 * nothing. The counters are written in the transactions that change the rows, so that progress costs one row to read.
 */
export const imports = pgTable(
  "imports",
  {
    id: id(),
    resellerId: resellerId(),
    kind: text().notNull().default("customers"),
    fileName: text().notNull(),
    fileBytes: ref().notNull(),
    fileSha256: text().notNull(),
    headers: jsonb().$type<string[]>().notNull(),
    mapping: jsonb().$type<unknown>(),
    /** What a run would do, as the last preview found it; gone when the mapping changes. */
    preview: jsonb().$type<unknown>(),
    status: text().notNull().default("staged"),
    total: integer().notNull().default(0),
    imported: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
    subscriptions: integer().notNull().default(0),
    /** Fees of whole periods of what was imported, in the mapping's currency; closed ones at their last fee. */
    recurring: money().notNull().default("0"),
    recurringActive: money().notNull().default("0"),
    failure: text().notNull().default(""),
    /** The day of the import in the company's zone, kept from the first start: a run over midnight stays one run. */
    importedOn: date({ mode: "string" }),
    createdBy: ref(),
    createdByName: text().notNull().default(""),
    createdAt: createdAt(),
    startedBy: ref(),
    startedByName: text().notNull().default(""),
    startedByLogin: text().notNull().default(""),
    startedAt: instant(),
    /** The last sign of life of a preview or a run; an old one means that its process was killed. */
    progressAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    index("imports_created").on(t.createdAt),
    index("imports_file").on(t.fileSha256),
    check(
      "imports_status",
      sql`${t.status} in ('staged','previewing','previewed','queued','running','done','failed','cancelled')`,
    ),
  ],
);

export const importRows = pgTable(
  "import_rows",
  {
    importId: ref()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    lineNo: integer().notNull(),
    record: jsonb().$type<Record<string, string>>().notNull(),
    status: text().notNull().default("pending"),
    reason: text().notNull().default(""),
    customerId: ref(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.lineNo] }),
    index("import_rows_pending").on(t.importId, t.lineNo).where(sql`${t.status} = 'pending'`),
    index("import_rows_status").on(t.importId, t.status, t.lineNo),
    check("import_rows_status_known", sql`${t.status} in ('pending','imported','unchanged','rejected')`),
  ],
);

/** Which row content a customer came from: the same reference with the same content is left alone. */
export const importKeys = pgTable(
  "import_keys",
  {
    resellerId: resellerId(),
    externalRef: text().notNull(),
    rowHash: text().notNull(),
    customerId: ref().notNull(),
    importId: ref().notNull(),
  },
  (t) => [primaryKey({ columns: [t.resellerId, t.externalRef] })],
);
