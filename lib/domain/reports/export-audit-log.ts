import { z } from "zod";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { everyRow } from "@/lib/platform/every-row";
import { type AuditSearch, askedFor, auditFilterShape, auditSearch } from "./audit-filter";
import { findAuditPage } from "./audit-page";
import { type AuditItem, shownRow } from "./audit-rows";

const BATCH = 2_000;

const text = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

/** A column of the file and how it is read from a row. Old, new and delta are columns of their own, never prose. */
const COLUMNS: readonly (readonly [string, (row: AuditItem) => string])[] = [
  ["Time (UTC)", (row) => row.at.toISOString()],
  ["Actor", (row) => row.actor.name],
  ["Actor realm", (row) => row.actor.realm],
  ["On behalf of", (row) => text(row.subject?.name)],
  ["Subject realm", (row) => text(row.subject?.realm)],
  ["Impersonation id", (row) => text(row.impersonationId)],
  ["Kind", (row) => row.kind],
  ["Action", (row) => row.action],
  ["Outcome", (row) => row.outcome],
  ["Entity type", (row) => row.entity.type],
  ["Entity id", (row) => text(row.entity.id)],
  ["Entity name", (row) => row.entity.name],
  ["Property", (row) => text(row.property)],
  ["Old", (row) => text(row.before)],
  ["New", (row) => text(row.after)],
  ["Delta", (row) => text(row.delta)],
  ["Cause type", (row) => text(row.cause?.type)],
  ["Cause id", (row) => text(row.cause?.id)],
  ["Reason", (row) => row.reason],
  ["IP", (row) => row.ip],
  ["Portal", (row) => row.portal],
  ["Request id", (row) => row.requestId],
];

/** Batch after batch; no connection is held while the reader is slow. */
async function* allRows(read: Reader, search: AuditSearch): AsyncGenerator<string[]> {
  const page = { direction: "next", pageSize: BATCH } as const;
  for await (const row of everyRow((cursor) => findAuditPage(read, search, { ...page, cursor }))) {
    const shown = shownRow(read.actor, row);
    yield COLUMNS.map(([, of]) => of(shown));
  }
}

/**
 * Everything the filter finds, newest first, as rows for a CSV file. Ends at the request's moment, so that it has an
 * end. The rows are read while they are sent; that they were asked for is written down before the first one.
 */
export const exportAuditLog = query({
  name: "audit.export",
  permission: "audit:export",
  impersonation: "deny",
  input: z.object(auditFilterShape),
  async run(read, filter): Promise<{ columns: string[]; rows: AsyncIterable<string[]> }> {
    const search = await auditSearch(read, filter);
    const to = new Date(Math.min(search.window.to.getTime(), read.now.getTime()));
    const bounded = { ...search, window: { ...search.window, to } };
    return { columns: COLUMNS.map(([name]) => name), rows: allRows(read, bounded) };
  },
  reads: (filter) => ({ type: "audit_log", id: null, details: { filter: askedFor(filter) } }),
});
