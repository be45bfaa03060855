import { sql } from "drizzle-orm";
import { z } from "zod";
import { xdrs } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { type Money, normalize } from "@/lib/platform/money";
import { xdrFilterShape, xdrWhere } from "./list-filter";

/** What was charged and what was credited or paid, apart, per currency; both are above zero. */
export type XdrSum = { currency: string; rows: number; charged: Money; credited: Money; net: Money };

/** Totals of a stretch of the journal. Asked for with a first day: nobody adds up ten years to see a page. */
export const sumXdrs = query({
  name: "xdr.sum",
  permission: "xdr:read",
  impersonation: "allow",
  input: z
    .object(xdrFilterShape)
    .refine(({ from }) => from !== undefined, { path: ["from"], message: "Give the first day." }),
  reads: (filter) => ({ type: "xdr", id: null, details: { summed: filter } }),
  async run(read, wanted): Promise<XdrSum[]> {
    const { rows } = await read.tx.execute<
      Record<"currency" | "charged" | "credited" | "net", string> & { n: number }
    >(
      sql`select ${xdrs.currency} as currency, count(*)::int as n,
        coalesce(sum(${xdrs.amount}) filter (where ${xdrs.amount} > 0), 0.00)::text as charged,
        coalesce(-sum(${xdrs.amount}) filter (where ${xdrs.amount} < 0), 0.00)::text as credited,
        coalesce(sum(${xdrs.amount}), 0.00)::text as net
        from ${xdrs} where ${xdrWhere(read, wanted)} group by 1 order by 1`,
    );
    return rows.map(({ currency, n, charged, credited, net }) => ({
      currency,
      rows: n,
      charged: normalize(charged),
      credited: normalize(credited),
      net: normalize(net),
    }));
  },
});
