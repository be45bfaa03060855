import { z } from "zod";
import { query } from "@/lib/kernel/query";
import { listWatched, readCreditStandings } from "./read-credit-standings";
import { hasMoved } from "./rules/credit-news";

/** So many customers are looked at in one read. */
export const CREDIT_CHUNK = 2_000;

/**
 * Customers who reached a limit or a warning, or are back below one, since they were last told, among the next so many who
 * have any. `tellCredit` looks again under their lock. `next` is where to go on; null after the last.
 */
export const listCreditMoved = query({
  name: "customer.list_credit_moved",
  permission: "system",
  impersonation: "deny",
  input: z.object({
    after: z.number().default(0),
    size: z.number().int().min(1).max(5_000).default(CREDIT_CHUNK),
  }),
  reads: null,
  async run(read, { after, size }): Promise<{ customerIds: number[]; next: number | null }> {
    const watched = await listWatched(read, after, size);
    const standings = await readCreditStandings(read, watched);
    const customerIds = standings
      .filter(({ before, standing }) => hasMoved(before, standing))
      .map(({ customerId }) => customerId);
    return { customerIds, next: watched.length < size ? null : (watched.at(-1) ?? null) };
  },
});
