import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { wantedStop } from "./rules/stops";
import { survey } from "./survey";

export type CollectionFault = {
  check: "collection_status" | "service_stop" | "step_without_notice";
  customerId: number;
  invoiceId: number | null;
  found: string;
};

const CHUNK = 1_000;

/**
 * Proves that what is kept is what a look would find now (I9, I10): statuses of invoices, and whose services are stopped.
 * Customers whose time for a look has come, and who were not looked at yet, are left to the clock.
 */
export const checkCollections = query({
  name: "collection.check",
  permission: "system",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read): Promise<CollectionFault[]> {
    const faults: CollectionFault[] = [];
    for (let after = 0; ; ) {
      const { rows } = await read.tx.execute<{ customer_id: string }>(sql`
        select customer_id from customer_collection where customer_id > ${after}
          and (next_at is null or next_at > ${read.now.toISOString()}::timestamptz) order by customer_id limit ${CHUNK}`);
      if (rows.length === 0) break;
      const ids = rows.map(({ customer_id }) => Number(customer_id));
      after = ids.at(-1) ?? after;
      for (const { debtor, found, invoices } of await survey(read, ids)) {
        const { customerId } = debtor;
        for (const [n, now] of found.invoices.entries()) {
          const seen = invoices[n]?.seen;
          if (seen && seen.status === now.status && seen.paymentStatus === now.paymentStatus) continue;
          faults.push({
            check: "collection_status",
            customerId,
            invoiceId: now.invoiceId,
            found: `kept ${seen ? `${seen.status}, ${seen.paymentStatus}` : "nothing"}, is ${now.status}, ${now.paymentStatus}`,
          });
        }
        const wanted = wantedStop(found.reached, debtor.terminatedAt !== null)?.kind ?? null;
        const kept = debtor.suspended ? "suspended" : debtor.limited ? "limited" : null;
        if (wanted !== kept)
          faults.push({
            check: "service_stop",
            customerId,
            invoiceId: null,
            found: `kept ${kept ?? "nothing"}, is ${wanted ?? "nothing"}`,
          });
      }
    }
    return faults;
  },
});
