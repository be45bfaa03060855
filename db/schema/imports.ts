import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, id, instant, ref, resellerId } from "./shared";

/** One uploaded file. Its rows are staged in import_rows; progress is the state of those rows, so a kill loses nothing. */
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
    status: text().notNull().default("staged"),
    total: integer().notNull().default(0),
    failure: text().notNull().default(""),
    createdBy: ref(),
    createdByName: text().notNull().default(""),
    createdAt: createdAt(),
    startedAt: instant(),
    finishedAt: instant(),
  },
  (t) => [
    index("imports_created").on(t.createdAt),
    check(
      "imports_status",
      sql`${t.status} in ('staged','previewed','queued','running','done','failed','cancelled')`,
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
