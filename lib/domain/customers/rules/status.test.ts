import { describe, expect, it } from "vitest";
import { CUSTOMER_STATUSES, customerStatus, customerStatuses, type StatusFacts } from "./status";

const NOW = new Date("2026-03-15T12:00:00Z");
const LATER = new Date("2026-04-01T00:00:00Z");
const EARLIER = new Date("2026-03-01T00:00:00Z");

const active: StatusFacts = {
  closedAt: null,
  blocked: false,
  exportedAt: null,
  balanceControl: "postpaid",
  balance: "10",
  creditLimit: "50",
};
const facts = (change: Partial<StatusFacts>): StatusFacts => ({ ...active, ...change });

/** One way for each status to be true, alone. */
const CAUSES: Record<(typeof CUSTOMER_STATUSES)[number], Partial<StatusFacts>> = {
  closed: { closedAt: EARLIER },
  blocked: { blocked: true },
  suspended: { suspended: true },
  provisionally_terminated: { provisionallyTerminatedAt: EARLIER },
  credit_exceeded: { balance: "50.00001" },
  no_available_funds: { balanceControl: "prepaid", balance: "0", creditLimit: null },
  suspension_lifted: { suspensionLiftedUntil: LATER },
  payment_frozen: { paymentFrozen: true },
  spending_limit_reached: { spendingLimitReached: true },
  exported: { exportedAt: EARLIER },
};

it("shows no trouble as active", () => expect(customerStatus(active, NOW)).toBe("active"));

describe.each(CUSTOMER_STATUSES.map((status, index) => [index + 1, status] as const))(
  "priority %i, %s",
  (priority, status) => {
    it("shows when it alone is true", () => {
      expect(customerStatuses(facts(CAUSES[status]), NOW)).toEqual([status]);
    });

    it("gives way to every status above it, and to none below", () => {
      for (const [index, other] of CUSTOMER_STATUSES.entries()) {
        const both = facts({ ...CAUSES[status], ...CAUSES[other] });
        // A customer is either postpaid or prepaid, so these two never meet.
        if (
          status !== other &&
          /credit_exceeded|no_available/.test(status) &&
          /credit_exceeded|no_available/.test(other)
        )
          continue;
        expect(customerStatus(both, NOW)).toBe(index + 1 < priority ? other : status);
      }
    });
  },
);

describe("the edges", () => {
  it("a balance at the limit is not above it", () => {
    expect(customerStatus(facts({ balance: "50" }), NOW)).toBe("active");
  });
  it("without a limit there is nothing to exceed", () => {
    expect(customerStatus(facts({ balance: "99999", creditLimit: null }), NOW)).toBe("active");
  });
  it("a limit of zero allows no debt, and no debt is fine", () => {
    expect(customerStatus(facts({ balance: "0", creditLimit: "0" }), NOW)).toBe("active");
    expect(customerStatus(facts({ balance: "0.01", creditLimit: "0" }), NOW)).toBe("credit_exceeded");
  });
  it("prepaid funds of the smallest amount keep service on", () => {
    const prepaid = { balanceControl: "prepaid", creditLimit: null } as const;
    expect(customerStatus(facts({ ...prepaid, balance: "-0.00001" }), NOW)).toBe("active");
    expect(customerStatus(facts({ ...prepaid, balance: "0.00001" }), NOW)).toBe("no_available_funds");
  });
  it("a lifted suspension ends at its moment", () => {
    expect(customerStatus(facts({ suspensionLiftedUntil: NOW }), NOW)).toBe("active");
  });
});
