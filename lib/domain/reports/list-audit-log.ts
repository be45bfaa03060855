import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { askedFor, auditFilterShape, auditSearch } from "./audit-filter";
import { findAuditPage } from "./audit-page";
import { type AuditItem, shownRow } from "./audit-rows";

export type AuditList = {
  rows: AuditItem[];
  next: string | null;
  prev: string | null;
  /** Both ends of the window that was searched; the end is exclusive. */
  window: { from: Date; to: Date };
  /** Set when the search stopped before the page was full; `next` (or `prev`) goes on from there. */
  searchedTo: Date | null;
};

/**
 * The audit log, newest first, a page at a time. It has no total: counting millions of rows tells nobody anything.
 * Looking at it is itself written down (AUD-8).
 */
export const listAuditLog = query({
  name: "audit.list",
  permission: "audit:read",
  impersonation: "deny",
  input: z.object({
    ...auditFilterShape,
    cursor: z.string().max(2000).nullish().default(null),
    direction: z.enum(["next", "prev"]).default("next"),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  async run(read, { cursor, direction, pageSize, ...filter }): Promise<AuditList> {
    const search = await auditSearch(read, filter);
    const position = { cursor: cursor ?? null, direction, pageSize };
    const { rows, ...page } = await findAuditPage(read, search, position);
    return { ...page, window: search.window, rows: rows.map((row) => shownRow(read.actor, row)) };
  },
  reads: (input, output) => ({
    type: "audit_log",
    id: null,
    details: {
      filter: askedFor(input),
      count: output.rows.length,
      ids: output.rows.slice(0, 100).map(({ id }) => id),
    },
  }),
});
