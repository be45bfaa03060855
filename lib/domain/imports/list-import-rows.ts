import { and, asc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import { customers, importRows, imports } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import { seesPersonalData } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { maskText } from "@/lib/platform/mask";
import { importEntity } from "./entity";

const WANTED = {
  imported: sql`${importRows.status} = 'imported'`,
  unchanged: sql`${importRows.status} = 'unchanged'`,
  /** Rejected, or found wanting by the last preview. */
  rejected: sql`(${importRows.status} = 'rejected' or ${importRows.status} = 'pending' and ${importRows.reason} <> '')`,
};

async function rowsOf(
  read: Reader,
  importId: number,
  which: keyof typeof WANTED,
  after: number,
  limit: number,
) {
  const rows = await read.tx
    .select({
      lineNo: importRows.lineNo,
      reason: importRows.reason,
      record: importRows.record,
      customerId: importRows.customerId,
      customerName: customers.name,
    })
    .from(importRows)
    .leftJoin(customers, eq(customers.id, importRows.customerId))
    .where(and(eq(importRows.importId, importId), gt(importRows.lineNo, after), WANTED[which]))
    .orderBy(asc(importRows.lineNo))
    .limit(limit);
  if (seesPersonalData(read.actor))
    return rows.map((row) => ({ ...row, customerName: row.customerName ?? "" }));
  return rows.map(({ reason, record, customerName, ...row }) => ({
    ...row,
    reason: reason.replace(/“[^”]*”/g, "“•••”"),
    record: Object.fromEntries(Object.entries(record).map(([name, value]) => [name, maskText(value)])),
    customerName: shownName(read.actor, customerName ?? ""),
  }));
}

const input = z.object({
  importId: idInput(),
  which: z.enum(["imported", "unchanged", "rejected"]),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(2_000).default(50),
});

async function run(read: Reader, { importId, which, after, limit }: z.output<typeof input>) {
  const [row] = await read.tx
    .select({
      id: imports.id,
      fileName: imports.fileName,
      resellerId: imports.resellerId,
      headers: imports.headers,
    })
    .from(imports)
    .where(visibleAnd(read.actor, "imports", eq(imports.id, importId)));
  if (!row) throw notFound("import");
  const rows = await rowsOf(read, importId, which, after, limit);
  return { import: row, rows, next: rows.length === limit ? (rows.at(-1)?.lineNo ?? null) : null };
}

/** What became of the rows of an import, in file order, from after a line: a page of a screen, or of a download. */
export const listImportRows = query({
  name: "import.list_rows",
  permission: "import:run",
  impersonation: "deny",
  input,
  reads: ({ which, after }, output: Awaited<ReturnType<typeof run>>) => ({
    ...importEntity(output.import),
    details: {
      which,
      after,
      count: output.rows.length,
      lines: output.rows.slice(0, 100).map((row) => row.lineNo),
    },
  }),
  run,
});
