import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/lib/kernel/query";
import type { LookedInvoice } from "./rules/look";
import type { StopKind } from "./rules/stops";
import { type Surveyed, survey } from "./survey";

export type CollectionFault = {
  check: "collection_status" | "service_stop";
  customerId: number;
  invoiceId: number | null;
  found: string;
};

const CHUNK = 1_000;

const statusesOf = ({ status, paymentStatus }: Pick<LookedInvoice, "status" | "paymentStatus">) =>
  `${status}, ${paymentStatus}`;

function statusFaults({ debtor: { customerId }, found, invoices }: Surveyed): CollectionFault[] {
  return found.invoices.flatMap((now, n) => {
    const seen = invoices[n]?.seen;
    const kept = seen ? statusesOf(seen) : "nothing";
    if (kept === statusesOf(now)) return [];
    const { invoiceId } = now;
    return [
      { check: "collection_status", customerId, invoiceId, found: `kept ${kept}, is ${statusesOf(now)}` },
    ];
  });
}

function stopFaults({ debtor, found: { stop } }: Surveyed): CollectionFault[] {
  const { customerId } = debtor;
  const inForce: StopKind | undefined = (["suspended", "limited"] as const).find((kind) => debtor[kind]);
  if (stop?.kind === inForce) return [];
  const found = `kept ${inForce ?? "nothing"}, is ${stop?.kind ?? "nothing"}`;
  return [{ check: "service_stop", customerId, invoiceId: null, found }];
}

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
      const ids = rows.map(({ customer_id }) => Number(customer_id));
      const last = ids.at(-1);
      if (last === undefined) return faults;
      after = last;
      for (const one of await survey(read, ids)) faults.push(...statusFaults(one), ...stopFaults(one));
    }
  },
});
