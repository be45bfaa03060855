import { z } from "zod";
import { idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { invoiceEntity } from "./entities";
import { lockInvoice, transitionFactsOf } from "./lock-invoice";
import { verdictOn } from "./rules/transitions";
import { voidRow } from "./void-part";

/** Voids the newest invoice of a customer: its charges stand on the next one. Void already: nothing happens (B16). */
export const voidInvoice = operation({
  name: "invoice.void",
  permission: "invoice:void",
  impersonation: "deny",
  input: z.object({ invoiceId: idInput(), reason: requiredLine(200) }),
  async run(work, { invoiceId, reason }) {
    const { invoice, hasLater } = await lockInvoice(work, invoiceId);
    const verdict = verdictOn("void", transitionFactsOf(invoice, hasLater));
    if (verdict.verdict === "refused") throw conflict(verdict.reason);
    if (verdict.verdict === "nothing") {
      work.audit.event(invoiceEntity(invoice), { details: { unchanged: true } });
      return { invoiceId };
    }
    await voidRow(work, invoice, reason);
    work.audit.property(invoiceEntity(invoice), "voided", false, true, { reason });
    return { invoiceId };
  },
});
