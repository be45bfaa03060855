import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { BOOKS_SQL } from "./books-sql";
import { type Finding, INVARIANTS } from "./rules/invariants";

const MOST = 1_000;

type Row = { customer_id: string | null; invoice_id: string | null; xdr_id: string | null; found: string };
const id = (text: string | null) => (text === null ? null : Number(text));

/**
 * Rows that break one invariant, as far as reports look for it; nothing for those that their own context proves. Reads whole
 * tables, so it is for the night. @returns at most a thousand.
 */
export const proveInvariant = query({
  name: "books.prove",
  permission: "system",
  impersonation: "deny",
  input: z.object({ invariant: z.enum(INVARIANTS) }),
  reads: null,
  async run(read, { invariant }): Promise<Finding[]> {
    const looked = BOOKS_SQL[invariant];
    if (!looked) return [];
    const { rows } = await read.tx.execute<Row>(
      sql`select * from (${looked}) found order by 1, 2, 3 limit ${MOST}`,
    );
    return rows.map((row) => ({
      customerId: id(row.customer_id),
      invoiceId: id(row.invoice_id),
      xdrId: id(row.xdr_id),
      found: row.found,
    }));
  },
});
