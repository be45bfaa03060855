import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { invoiceEntity } from "./entities";
import { issueWaiting } from "./issue-waiting";
import { lockInvoice, transitionFactsOf } from "./lock-invoice";
import { verdictOn } from "./rules/transitions";

/** Somebody looked at an invoice that was under review, and lets it go out now. Issued already: nothing happens. */
export const approveInvoice = operation({
  name: "invoice.approve",
  permission: "invoice:issue",
  impersonation: "deny",
  input: z.object({ invoiceId: idInput() }),
  async run(work, { invoiceId }) {
    const { invoice, hasLater } = await lockInvoice(work, invoiceId);
    const verdict = verdictOn("issue", transitionFactsOf(invoice, hasLater));
    if (verdict.verdict === "refused") throw conflict(verdict.reason);
    if (verdict.verdict === "nothing") {
      work.audit.event(invoiceEntity(invoice), { details: { unchanged: true } });
      return { invoiceId, number: invoice.number };
    }
    const [issued] = await issueWaiting(work, [invoiceId]);
    return { invoiceId, number: issued?.number ?? null };
  },
});
