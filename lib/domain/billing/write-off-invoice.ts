import { z } from "zod";
import { customerEntity } from "@/lib/domain/customers";
import { auditPosted, post } from "@/lib/domain/ledger";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { negate } from "@/lib/platform/money";
import { lockInvoice, transitionFactsOf } from "./lock-invoice";
import { outstanding } from "./rules/status";
import { verdictOn } from "./rules/transitions";
import { settle } from "./settle-part";

/** Gives up what is outstanding of an issued invoice: it is settled, and the books say that nobody paid it. */
export const writeOffInvoice = operation({
  name: "invoice.write_off",
  permission: "invoice:adjust",
  impersonation: "deny",
  input: z.object({ invoiceId: idInput(), reason: reasonLine() }),
  async run(work, { invoiceId, reason }) {
    const { customer, invoice, hasLater } = await lockInvoice(work, invoiceId);
    const facts = transitionFactsOf(invoice, hasLater);
    const verdict = verdictOn("write_off", facts);
    if (verdict.verdict !== "allowed") throw conflict(verdict.reason);
    const left = outstanding(facts);
    const [posted] = await post(work, [
      {
        customerId: customer.id,
        kind: "write_off",
        service: "credits",
        amount: negate(left),
        occurredAt: work.now,
        day: work.today(customer.billingTimeZone),
        description: invoice.number ?? "",
        internalComment: reason,
        cause: { type: "invoice", id: invoiceId },
      },
    ]);
    if (!posted) throw new Error("a write-off has no source key, so it is always posted");
    auditPosted(work, customerEntity(customer), posted, { reason });
    await settle(work, [{ invoice, kind: "write_off", amount: left, xdrId: posted.xdrId }], { reason });
    return { invoiceId, xdrId: posted.xdrId, amount: left };
  },
});
