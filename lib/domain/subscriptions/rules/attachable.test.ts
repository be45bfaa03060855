import { describe, expect, it } from "vitest";
import { type AttachFacts, attachProblem } from "./attachable";

const facts: AttachFacts = {
  startOn: "2026-03-15",
  finishOn: null,
  accountId: 5,
  productId: 7,
  planId: 3,
  customer: { resellerId: 0, currency: "USD", closed: false },
  account: { belongs: true, closed: false, productId: 7 },
  product: { resellerId: 0, planId: 3, kind: "main", archived: false },
  plan: {
    resellerId: 0,
    currency: "USD",
    archived: false,
    multiple: false,
    hasFee: true,
    name: "Essentials",
  },
  alreadyThere: false,
  historical: false,
};
const fieldOf = (changes: Partial<AttachFacts>) => attachProblem({ ...facts, ...changes })?.field ?? null;
const plan = { ...facts.plan! };
const product = { ...facts.product! };
const account = { ...facts.account! };

describe("attachProblem", () => {
  it("finds nothing wrong with a plan of the same owner and currency on an open account", () => {
    expect(attachProblem(facts)).toBeNull();
  });

  it.each([
    ["a closed customer", { customer: { ...facts.customer, closed: true } }, "customerId"],
    ["a last day before the first", { finishOn: "2026-03-14" }, "finishOn"],
    ["another customer's account", { account: { ...account, belongs: false } }, "accountId"],
    ["a closed account", { account: { ...account, closed: true } }, "accountId"],
    ["another owner's plan", { plan: { ...plan, resellerId: 9 } }, "planId"],
    ["an archived plan", { plan: { ...plan, archived: true } }, "planId"],
    ["a plan in another currency", { plan: { ...plan, currency: "EUR" } }, "planId"],
    ["a plan without a fee for the billing period", { plan: { ...plan, hasFee: false } }, "planId"],
    ["a plan that is already there", { alreadyThere: true }, "planId"],
    ["another owner's product", { product: { ...product, resellerId: 9 } }, "productId"],
    ["a product without an account", { accountId: null, account: null }, "productId"],
    ["a product with another plan", { product: { ...product, planId: 4 } }, "productId"],
    ["another main product than the account's", { account: { ...account, productId: 8 } }, "productId"],
  ] as const)("refuses %s", (_name, changes, field) => {
    expect(fieldOf(changes)).toBe(field);
  });

  it("lets a plan that may be used more than once be added again", () => {
    expect(fieldOf({ alreadyThere: true, plan: { ...plan, multiple: true } })).toBeNull();
  });

  it("lets an add-on product stand beside the account's main product", () => {
    expect(
      fieldOf({ product: { ...product, kind: "addon" }, account: { ...account, productId: 8 } }),
    ).toBeNull();
  });

  it("takes history as it was: closed accounts and archived plans are no obstacle to an import", () => {
    const closed = {
      account: { ...account, closed: true },
      plan: { ...plan, archived: true },
      historical: true,
    };
    expect(fieldOf(closed)).toBeNull();
  });
});
