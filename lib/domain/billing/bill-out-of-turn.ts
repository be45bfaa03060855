import { eq } from "drizzle-orm";
import { z } from "zod";
import { customerBilling } from "@/db/schema";
import { lockSubscriber } from "@/lib/domain/subscriptions";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict, notFound } from "@/lib/platform/errors";
import { addDays } from "@/lib/platform/time";
import { freeInvoices } from "./absorb-invoices";
import { readBilling } from "./billing-rows";
import { makeInvoice } from "./make-invoice";
import { postedFor, takeSpans } from "./read-postings";
import { sectionOf } from "./rules/invoice-line";

/**
 * Makes an invoice of everything that stands on none yet, now, without closing the period: the regular one covers the
 * rest. Refused when nothing was charged.
 */
export const billOutOfTurn = operation({
  name: "invoice.bill_out_of_turn",
  permission: "invoice:issue",
  impersonation: "deny",
  input: z.object({ customerId: idInput() }),
  async run(work, { customerId }) {
    const subscriber = await lockSubscriber(work, customerId);
    const [row] = await readBilling(work, [customerId]);
    if (!row) throw notFound("customer");
    const span = { customerId, positionFrom: row.watermark, positionTo: row.position, before: null };
    const taken = (await takeSpans(work, [span])).get(customerId);
    const absorbs = (await freeInvoices(work, [customerId])).get(customerId) ?? [];
    const freed = [...(await postedFor(work, absorbs)).values()].flat();
    const postings = [...(taken?.postings ?? []), ...freed];
    const isCharged = postings.some(({ kind }) => ["charges", "credits"].includes(sectionOf(kind) ?? ""));
    if (!isCharged) throw conflict("Nothing was charged since the last invoice.");
    const { invoiceId, draft, issued } = await makeInvoice(work, {
      subscriber,
      classId: row.classId,
      type: "out_of_turn",
      periodFrom: row.openFrom,
      periodTo: addDays(work.today(subscriber.timeZone), 1),
      positionFrom: row.watermark,
      positionTo: row.position,
      postings,
      previousAmountDue: row.amountDue,
      absorbs,
    });
    await work.tx
      .update(customerBilling)
      .set({ watermark: row.position, amountDue: draft.amountDue, openFrom: row.billedUntil })
      .where(eq(customerBilling.customerId, customerId));
    return { invoiceId, number: issued.number, total: draft.total };
  },
});
