import type { Actor } from "@/lib/kernel/actor";
import { notFound } from "@/lib/platform/errors";

/** A customer means itself; everyone else names the customer. @throws {DomainError} not_found */
export function customerOf(actor: Actor, customerId: number | undefined): number {
  const id = customerId ?? (actor.kind === "customer" ? actor.customerId : undefined);
  if (id === undefined) throw notFound("customer");
  return id;
}
