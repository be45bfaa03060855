import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { customerBilling } from "@/db/schema";
import { lockSubscriber } from "@/lib/domain/subscriptions";
import { idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import { freeInvoices } from "./absorb-invoices";
import { invoiceEntity } from "./entities";
import { lockInvoice, transitionFactsOf } from "./lock-invoice";
import { makeInvoice } from "./make-invoice";
import { postedFor, takeSpans } from "./read-postings";
import type { InvoiceType } from "./rules/invoice-line";
import { verdictOn } from "./rules/transitions";
import { voidRow } from "./void-part";

/**
 * Makes the newest invoice again, over the same part of the journal, with taxes, rounding and addresses as they are now.
 * What was issued never changes, so the old one is void, keeps its number, and names the new one.
 */
export const reissueInvoice = operation({
  name: "invoice.reissue",
  permission: "invoice:void",
  impersonation: "deny",
  input: z.object({ invoiceId: idInput(), reason: requiredLine(200) }),
  async run(work, { invoiceId, reason }) {
    const { customer, invoice, hasLater } = await lockInvoice(work, invoiceId);
    const verdict = verdictOn("reissue", transitionFactsOf(invoice, hasLater));
    if (verdict.verdict !== "allowed") throw conflict(verdict.reason);
    const subscriber = await lockSubscriber(work, customer.id);
    await voidRow(work, invoice, reason);
    work.audit.property(invoiceEntity(invoice), "voided", false, true, { reason });
    const span = {
      customerId: customer.id,
      positionFrom: invoice.positionFrom,
      positionTo: invoice.positionTo,
      before: null,
    };
    const taken = (await takeSpans(work, [span])).get(customer.id);
    const absorbs = (await freeInvoices(work, [customer.id])).get(customer.id) ?? [];
    const freed = [...(await postedFor(work, absorbs)).values()].flat();
    const made = await makeInvoice(work, {
      subscriber,
      classId: customer.classId,
      type: invoice.type as InvoiceType,
      periodFrom: invoice.periodFrom,
      periodTo: invoice.periodTo,
      positionFrom: invoice.positionFrom,
      positionTo: invoice.positionTo,
      postings: [...(taken?.postings ?? []), ...freed],
      previousAmountDue: normalize(invoice.previousAmountDue),
      absorbs,
    });
    await work.tx
      .update(customerBilling)
      .set({
        watermark: invoice.positionTo,
        amountDue: made.draft.amountDue,
        openFrom: sql`${customerBilling.billedUntil}`,
      })
      .where(eq(customerBilling.customerId, customer.id));
    return { invoiceId: made.invoiceId, number: made.issued.number, replaces: invoiceId };
  },
});
