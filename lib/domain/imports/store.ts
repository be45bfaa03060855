import { eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { imports } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { ImportRecord } from "./entity";

/** @throws {DomainError} not_found for an import that is absent or out of the actor's sight. */
export async function lockImport(work: Work, importId: number): Promise<ImportRecord> {
  const [row] = await work.tx
    .select()
    .from(imports)
    .where(visibleAnd(work.actor, "imports", eq(imports.id, importId)))
    .for("update");
  if (!row) throw notFound("import");
  return row;
}

export async function insertImport(work: Work, values: typeof imports.$inferInsert): Promise<ImportRecord> {
  const [row] = await work.tx.insert(imports).values(values).returning();
  if (!row) throw new Error("insert returned no row");
  return row;
}

export async function saveImport(
  work: Work,
  importId: number,
  values: Partial<typeof imports.$inferInsert>,
): Promise<ImportRecord> {
  const [row] = await work.tx.update(imports).set(values).where(eq(imports.id, importId)).returning();
  if (!row) throw new Error("the import was locked, yet not there to change");
  return row;
}

export type NewStagedRow = { lineNo: number; record: Record<string, string>; reason: string };

/** Stages rows as they stand in the file; one with a reason is rejected already. */
export const stageRows = (tx: Transaction, importId: number, rows: readonly NewStagedRow[]) =>
  tx.execute(sql`
    insert into import_rows (import_id, line_no, record, status, reason)
    select ${importId}, "lineNo", record, case when reason = '' then 'pending' else 'rejected' end, reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("lineNo" int, record jsonb, reason text)`);

export type StagedRow = { lineNo: number; record: Record<string, string> };

/** The next rows that are still to be imported, in file order. */
export async function readPending(
  tx: Pick<Transaction, "execute">,
  importId: number,
  limit: number,
  afterLine = 0,
): Promise<StagedRow[]> {
  const { rows } = await tx.execute<{ line_no: number; record: Record<string, string> }>(sql`
    select line_no, record from import_rows
    where import_id = ${importId} and status = 'pending' and line_no > ${afterLine}
    order by line_no limit ${limit}`);
  return rows.map(({ line_no, record }) => ({ lineNo: line_no, record }));
}

const repeated = (importId: number, keyColumn: string): SQL => sql`
  select line_no, key, first_line from (
    select line_no, btrim(record ->> ${keyColumn}, E' \t\r\n') as key,
      min(line_no) over (partition by btrim(record ->> ${keyColumn}, E' \t\r\n')) as first_line
    from import_rows where import_id = ${importId} and status = 'pending'
  ) as keyed where key <> '' and line_no > first_line`;

/** Rows whose key stands on an earlier line of the file already, by line. Before anything was imported. */
export async function readRepeated(
  tx: Pick<Transaction, "execute">,
  importId: number,
  keyColumn: string,
): Promise<Map<number, { key: string; firstLine: number }>> {
  const { rows } = await tx.execute<{ line_no: number; key: string; first_line: number }>(
    repeated(importId, keyColumn),
  );
  return new Map(rows.map((row) => [row.line_no, { key: row.key, firstLine: row.first_line }]));
}

export type SettledRow = {
  lineNo: number;
  status: "imported" | "unchanged" | "rejected";
  reason?: string;
  customerId?: number;
};

/**
 * Says what became of rows. What is in the database now need not stand here a second time, so only rejected rows keep
 * their content.
 */
export async function settleRows(
  tx: Transaction,
  importId: number,
  rows: readonly SettledRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    update import_rows i set status = r.status, reason = coalesce(r.reason, ''), customer_id = r."customerId",
      record = case when r.status = 'rejected' then i.record else '{}'::jsonb end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r("lineNo" int, status text, reason text, "customerId" bigint)
    where i.import_id = ${importId} and i.line_no = r."lineNo"`);
}

/** What a preview found against rows that are still pending; replaces what an earlier one found. */
export async function notePreview(
  tx: Transaction,
  importId: number,
  rows: readonly { lineNo: number; reason: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(sql`
    update import_rows i set reason = r.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("lineNo" int, reason text)
    where i.import_id = ${importId} and i.line_no = r."lineNo" and i.status = 'pending'`);
}

export const forgetPreview = (tx: Transaction, importId: number) =>
  tx.execute(sql`
    update import_rows set reason = '' where import_id = ${importId} and status = 'pending' and reason <> ''`);

/** Throws away staged rows that were never imported. */
export const dropStaged = (tx: Transaction, importId: number) =>
  tx.execute(
    sql`delete from import_rows where import_id = ${importId} and status in ('pending', 'rejected')`,
  );

export type NewKey = { resellerId: number; externalRef: string; rowHash: string; customerId: number };

/** Remembers which content each customer came from. */
export const insertKeys = (tx: Transaction, importId: number, keys: readonly NewKey[]) =>
  tx.execute(sql`
    insert into import_keys (reseller_id, external_ref, row_hash, customer_id, import_id)
    select "resellerId", "externalRef", "rowHash", "customerId", ${importId}
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      as r("resellerId" bigint, "externalRef" text, "rowHash" text, "customerId" bigint)`);

export type Counters = {
  imported: number;
  unchanged: number;
  rejected: number;
  subscriptions: number;
  recurring: string;
  recurringActive: string;
};

/** Adds what one batch did to the counters; sums of money are added by Postgres. */
export const addProgress = (work: Work, importId: number, more: Counters) =>
  work.tx
    .update(imports)
    .set({
      imported: sql`${imports.imported} + ${more.imported}`,
      unchanged: sql`${imports.unchanged} + ${more.unchanged}`,
      rejected: sql`${imports.rejected} + ${more.rejected}`,
      subscriptions: sql`${imports.subscriptions} + ${more.subscriptions}`,
      recurring: sql`${imports.recurring} + ${more.recurring}::numeric`,
      recurringActive: sql`${imports.recurringActive} + ${more.recurringActive}::numeric`,
      progressAt: work.now,
    })
    .where(eq(imports.id, importId));
