import * as money from "@/lib/platform/money";
import { type InvoiceFacts, outstanding } from "./status";

export const INVOICE_VERBS = [
  "approve",
  "issue",
  "adjust",
  "refund",
  "void",
  "reissue",
  "write_off",
  "regenerate_pdf",
] as const;
export type InvoiceVerb = (typeof INVOICE_VERBS)[number];

export type TransitionFacts = Pick<InvoiceFacts, "total" | "paid" | "adjusted" | "review" | "voided"> & {
  /** An invoice that is not void was made after this one: its amount due is built on this one's. */
  hasLater: boolean;
};

/** Nothing: it is as asked for already, and the caller answers as it did the first time. */
export type Verdict = { verdict: "allowed" } | { verdict: "nothing" | "refused"; reason: string };

const ALLOWED: Verdict = { verdict: "allowed" };
const refused = (reason: string): Verdict => ({ verdict: "refused", reason });
const nothing = (reason: string): Verdict => ({ verdict: "nothing", reason });

const isAbove = (a: money.Money, b: money.Money): boolean => money.compare(a, b) > 0;
const VOID = refused("This invoice is void.");
const NOT_ISSUED = refused("This invoice is still under review. Issue it first.");

/** Takes an amount, above zero, off what is to be paid; an invoice is never raised (domain reference F5.5). */
function adjust(facts: TransitionFacts, amount: money.Money): Verdict {
  if (facts.voided) return VOID;
  if (facts.review !== "issued") return NOT_ISSUED;
  if (!isAbove(amount, money.ZERO))
    return refused("An adjustment only lowers an invoice: give an amount above zero.");
  const left = outstanding(facts);
  if (isAbove(left, money.ZERO) && !isAbove(amount, left)) return ALLOWED;
  if (isAbove(left, money.ZERO))
    return refused(`Only ${left} is outstanding. No more than that can be taken off.`);
  return refused(
    isAbove(facts.paid, money.ZERO)
      ? "Nothing is outstanding. Refund what was paid first, then adjust."
      : "Nothing is outstanding.",
  );
}

/** Hands back what was paid for it; the invoice is then due again, unless it is adjusted too (B21). */
function refund(facts: TransitionFacts, amount: money.Money): Verdict {
  if (facts.voided) return VOID;
  if (!isAbove(amount, money.ZERO)) return refused("Give an amount above zero.");
  if (!isAbove(facts.paid, money.ZERO)) return refused("Nothing was paid for this invoice.");
  if (isAbove(amount, facts.paid))
    return refused(`Only ${facts.paid} was paid. No more than that can be refunded.`);
  return ALLOWED;
}

/** What voiding and reissuing ask alike: nothing paid, nothing taken off, nothing built on it (B16). */
function replaceable(facts: TransitionFacts): Verdict {
  if (isAbove(facts.paid, money.ZERO)) {
    return refused(`${facts.paid} of this invoice is paid. Refund it first, or credit the customer instead.`);
  }
  if (!money.isZero(facts.adjusted)) {
    return refused(`${facts.adjusted} was taken off this invoice. Take that back first.`);
  }
  if (facts.hasLater) {
    return refused(
      "A later invoice is built on this one. Void that one first, or credit the customer instead.",
    );
  }
  return ALLOWED;
}

function writeOff(facts: TransitionFacts): Verdict {
  if (facts.voided) return VOID;
  if (facts.review !== "issued") return NOT_ISSUED;
  return isAbove(outstanding(facts), money.ZERO) ? ALLOWED : refused("Nothing is outstanding.");
}

function approve({ voided, review }: TransitionFacts): Verdict {
  if (voided) return VOID;
  return review === "under_review" ? ALLOWED : nothing("This invoice is approved already.");
}

function issue({ voided, review }: TransitionFacts): Verdict {
  if (voided) return VOID;
  return review === "issued" ? nothing("This invoice is issued already.") : ALLOWED;
}

/**
 * May this be done to an invoice as it stands? The caller holds its customer's lock.
 * @param amount of an adjustment or a refund, above zero; the other verbs take none.
 */
export function verdictOn(
  verb: InvoiceVerb,
  facts: TransitionFacts,
  amount: money.Money = money.ZERO,
): Verdict {
  if (verb === "adjust") return adjust(facts, amount);
  if (verb === "refund") return refund(facts, amount);
  if (verb === "void") return facts.voided ? nothing("This invoice is void already.") : replaceable(facts);
  if (verb === "reissue") return facts.voided ? VOID : replaceable(facts);
  if (verb === "write_off") return writeOff(facts);
  if (verb === "approve") return approve(facts);
  if (verb === "issue") return issue(facts);
  // Layout and addresses only: a void invoice is drawn as cancelled, a draft as a draft.
  return ALLOWED;
}

/** The verbs to offer for an invoice; of those with an amount, whether any amount at all would do. */
export const allowedVerbs = (facts: TransitionFacts): InvoiceVerb[] =>
  INVOICE_VERBS.filter((verb) => verdictOn(verb, facts, SMALLEST).verdict === "allowed");

const SMALLEST: money.Money = "0.00001";
