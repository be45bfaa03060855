import { describe, expect, it } from "vitest";
import { CUSTOMER_STATUSES } from "@/lib/domain/customers";
import { ACCOUNT_STATUSES, type AccountFacts, accountStatus } from "./status";

const TODAY = "2026-03-15";
const active: AccountFacts = {
  closedAt: null,
  blocked: false,
  activatesOn: "2026-01-01",
  expiresOn: null,
  customer: [],
};
const status = (change: Partial<AccountFacts>) => accountStatus({ ...active, ...change }, TODAY);

/** One way for each status to be true, alone. */
const CAUSES: Record<(typeof ACCOUNT_STATUSES)[number], Partial<AccountFacts>> = {
  closed: { closedAt: new Date("2026-02-01T00:00:00Z") },
  customer_exported: { customer: ["exported"] },
  blocked: { blocked: true },
  customer_blocked: { customer: ["blocked"] },
  expired: { expiresOn: "2026-03-14" },
  not_yet_active: { activatesOn: "2026-03-16" },
  customer_suspended: { customer: ["suspended"] },
  customer_provisionally_terminated: { customer: ["provisionally_terminated"] },
  customer_credit_exceeded: { customer: ["credit_exceeded"] },
  customer_has_no_available_funds: { customer: ["no_available_funds"] },
  customer_suspension_lifted: { customer: ["suspension_lifted"] },
};

describe.each(ACCOUNT_STATUSES.map((name, index) => [index + 1, name] as const))(
  "priority %i, %s",
  (priority, name) => {
    it("shows when it alone is true", () => expect(status(CAUSES[name])).toBe(name));

    it("gives way to every status above it, and to none below", () => {
      for (const [index, other] of ACCOUNT_STATUSES.entries()) {
        const customer = [...(CAUSES[name].customer ?? []), ...(CAUSES[other].customer ?? [])];
        const both = { ...CAUSES[name], ...CAUSES[other], customer };
        expect(status(both)).toBe(index + 1 < priority ? other : name);
      }
    });
  },
);

describe("the edges", () => {
  it("the first and the last day are days of use", () => {
    expect(status({ activatesOn: TODAY, expiresOn: TODAY })).toBe("active");
  });
  it("a closed customer's line is closed, whatever its own row says", () => {
    expect(status({ customer: ["closed"] })).toBe("closed");
  });
  it.each(CUSTOMER_STATUSES.filter((one) => /payment_frozen|spending_limit/.test(one)))(
    "%s of the customer stops no line",
    (one) => {
      expect(status({ customer: [one] })).toBe("active");
    },
  );
});
