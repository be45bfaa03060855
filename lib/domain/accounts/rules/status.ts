import type { CustomerStatus } from "@/lib/domain/customers";
import type { PlainDate } from "@/lib/platform/time";

/** In order of priority: the line's own state before what it inherits from its customer (domain reference, section 1). */
export const ACCOUNT_STATUSES = [
  "closed",
  "customer_exported",
  "blocked",
  "customer_blocked",
  "expired",
  "not_yet_active",
  "customer_suspended",
  "customer_provisionally_terminated",
  "customer_credit_exceeded",
  "customer_has_no_available_funds",
  "customer_suspension_lifted",
] as const;
/** "active" is the absence of every other status. */
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number] | "active";

export type AccountFacts = {
  closedAt: Date | null;
  blocked: boolean;
  activatesOn: PlainDate;
  /** Last day of use, inclusive. */
  expiresOn: PlainDate | null;
  /** Everything true of the customer. */
  customer: readonly CustomerStatus[];
};

/** What a line takes over from its customer. Not all do: a frozen payment or a spending limit stops no line. */
const INHERITED: Partial<Record<CustomerStatus, AccountStatus>> = {
  closed: "closed",
  exported: "customer_exported",
  blocked: "customer_blocked",
  suspended: "customer_suspended",
  provisionally_terminated: "customer_provisionally_terminated",
  credit_exceeded: "customer_credit_exceeded",
  no_available_funds: "customer_has_no_available_funds",
  suspension_lifted: "customer_suspension_lifted",
};

/** The one status shown. @param today in the customer's billing time zone. */
export function accountStatus(facts: AccountFacts, today: PlainDate): AccountStatus {
  const holds = new Set<AccountStatus>();
  if (facts.closedAt) holds.add("closed");
  if (facts.blocked) holds.add("blocked");
  if (facts.expiresOn !== null && facts.expiresOn < today) holds.add("expired");
  if (facts.activatesOn > today) holds.add("not_yet_active");
  for (const status of facts.customer) {
    const own = INHERITED[status];
    if (own) holds.add(own);
  }
  return ACCOUNT_STATUSES.find((status) => holds.has(status)) ?? "active";
}
