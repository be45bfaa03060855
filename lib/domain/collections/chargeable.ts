import type { Reader } from "@/lib/kernel/work";
import { survey } from "./survey";

/**
 * Which open invoices a stored card may be charged for by itself: those that are collected, and the others too where the
 * policy says so. Without a policy nothing is left out.
 */
export async function chargeableInvoices(read: Reader, customerIds: readonly number[]): Promise<Set<number>> {
  const looked = await survey(read, customerIds);
  return new Set(
    looked.flatMap(({ found, policy, hasPolicy }) =>
      found.invoices
        .filter(
          ({ status, settled }) =>
            !settled && (status === "collect" || policy.chargeBelowThreshold || !hasPolicy),
        )
        .map(({ invoiceId }) => invoiceId),
    ),
  );
}
