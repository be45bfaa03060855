import type { PlainDate } from "@/lib/platform/time";
import { isPlainDate } from "@/lib/platform/time";

/** What is known about one wanted subscription: the row, and what it points at. Null where that is absent. */
export type AttachFacts = {
  startOn: PlainDate;
  finishOn: PlainDate | null;
  accountId: number | null;
  productId: number | null;
  planId: number;
  customer: { resellerId: number; currency: string; closed: boolean };
  account: { belongs: boolean; closed: boolean; productId: number | null } | null;
  product: {
    resellerId: number;
    planId: number | null;
    kind: "main" | "addon";
    archived: boolean;
  } | null;
  plan: {
    resellerId: number;
    currency: string;
    archived: boolean;
    multiple: boolean;
    hasFee: boolean;
    name: string;
  } | null;
  /** The same plan is already there, on the same account or on the customer itself, at an overlapping time. */
  alreadyThere: boolean;
  /** It comes with its history (an import): it may be over already, on things that are closed or archived. */
  historical: boolean;
};

/** The input field a problem is about, and what to tell the person. */
export type AttachProblem = { code: "not_found" | "invalid" | "conflict"; field: string; message: string };

const problem = (
  field: string,
  message: string,
  code: AttachProblem["code"] = "conflict",
): AttachProblem => ({
  code,
  field,
  message,
});
/** One text for "absent" and "not this customer's". */
export const absent = (what: "customer" | "account" | "product" | "plan"): AttachProblem =>
  problem(`${what}Id`, `This ${what} does not exist.`, "not_found");

function accountProblem({ accountId, account, historical }: AttachFacts): AttachProblem | null {
  if (accountId === null) return null;
  if (!account?.belongs) return absent("account");
  return account.closed && !historical ? problem("accountId", "The account is closed.") : null;
}

function productProblem(facts: AttachFacts): AttachProblem | null {
  const { productId, product, customer, account, planId } = facts;
  if (productId === null) return null;
  if (!product || product.resellerId !== customer.resellerId) return absent("product");
  if (facts.accountId === null)
    return problem(
      "productId",
      "A product belongs to an account. Choose an account, or add the plan directly.",
    );
  if (product.archived && !facts.historical) return problem("productId", "The product is archived.");
  if (product.planId !== planId)
    return problem("productId", "The product has another plan than the one given.");
  if (product.kind === "main" && account?.productId !== productId)
    return problem("productId", "The account has another main product.");
  return null;
}

function planProblem({ plan, customer, alreadyThere, historical }: AttachFacts): AttachProblem | null {
  if (!plan || plan.resellerId !== customer.resellerId) return absent("plan");
  if (plan.archived && !historical) return problem("planId", `“${plan.name}” is archived.`);
  if (plan.currency !== customer.currency)
    return problem(
      "planId",
      `“${plan.name}” is in ${plan.currency}; this customer pays in ${customer.currency}.`,
    );
  if (!plan.hasFee)
    return problem(
      "planId",
      `“${plan.name}” has no fee for this customer's billing period. Add one to the plan first.`,
    );
  if (alreadyThere && !plan.multiple)
    return problem("planId", `“${plan.name}” is already here and can be used only once.`);
  return null;
}

/** Why a plan may not be attached as wanted; null when it may. The first problem, from the outside in. */
export function attachProblem(facts: AttachFacts): AttachProblem | null {
  if (facts.customer.closed && !facts.historical) return problem("customerId", "The customer is closed.");
  if (!isPlainDate(facts.startOn)) return problem("startOn", "Use a date like 2026-01-31.", "invalid");
  if (facts.finishOn !== null && facts.finishOn < facts.startOn)
    return problem("finishOn", "The last day lies before the first.", "invalid");
  return accountProblem(facts) ?? planProblem(facts) ?? productProblem(facts);
}
