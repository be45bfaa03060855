import { z } from "zod";
import { amountAboveZero, idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { subtract } from "@/lib/platform/money";
import { adjustBy } from "./adjust-part";
import { lockInvoice, transitionFactsOf } from "./lock-invoice";
import { outstanding } from "./rules/status";
import { verdictOn } from "./rules/transitions";

/**
 * Takes an amount off what is to be paid of an issued invoice (domain reference F5.5). The invoice stays as it was issued;
 * the adjustment is a movement of its own and stands among the payments of the next one.
 */
export const adjustInvoice = operation({
  name: "invoice.adjust",
  permission: "invoice:adjust",
  impersonation: "deny",
  input: z.object({
    invoiceId: idInput(),
    amount: amountAboveZero(),
    visibleComment: line(500).default(""),
    internalComment: line(500).default(""),
  }),
  async run(work, { invoiceId, amount: taken, visibleComment, internalComment }) {
    const locked = await lockInvoice(work, invoiceId);
    const { customer, invoice, hasLater } = locked;
    const facts = transitionFactsOf(invoice, hasLater);
    const verdict = verdictOn("adjust", facts, taken);
    if (verdict.verdict !== "allowed") throw conflict(verdict.reason, { amount: [verdict.reason] });
    const posted = await adjustBy(work, locked, { amount: taken, visibleComment, internalComment });
    work.events.notice({
      type: "invoice_adjusted",
      customerId: customer.id,
      key: `invoice ${invoiceId} adjusted ${posted.xdrId}`,
      about: { type: "invoice", id: invoiceId },
      values: { amount: taken, comment: visibleComment },
    });
    return { invoiceId, xdrId: posted.xdrId, outstanding: subtract(outstanding(facts), taken) };
  },
});
