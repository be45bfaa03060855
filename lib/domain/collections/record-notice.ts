import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { invoiceCollection, invoices } from "@/db/schema";
import { invoiceEntity } from "@/lib/domain/billing";
import { assertOpen, lockCustomer } from "@/lib/domain/customers";
import { idInput, requiredLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleTo } from "@/lib/kernel/scope";
import { conflict, notFound } from "@/lib/platform/errors";
import { giveNotice } from "./notice-given";
import { NOTICES } from "./rules/ladder";

/**
 * Says that a customer was warned by other means than mail: by letter or by telephone. What the notice announces counts from
 * today. For customers without an address, and for mail that could not be delivered.
 */
export const recordNotice = operation({
  name: "collection.record_notice",
  permission: "collection:manage",
  impersonation: "deny",
  input: z.object({
    invoiceId: idInput(),
    step: z.enum(NOTICES, "Choose one."),
    days: z.coerce.number().int().min(0).max(365),
    how: requiredLine(200),
  }),
  async run(work, { invoiceId, step, days, how }) {
    const where = and(eq(invoices.id, invoiceId), visibleTo(work.actor, "invoices"));
    const [invoice] = await work.tx
      .select({
        id: invoices.id,
        number: invoices.number,
        customerId: invoices.customerId,
        resellerId: invoices.resellerId,
        distributorId: invoices.distributorId,
        episode: invoiceCollection.episode,
      })
      .from(invoices)
      .innerJoin(invoiceCollection, eq(invoiceCollection.invoiceId, invoices.id))
      .where(where);
    if (!invoice) throw notFound("invoice");
    const customer = await lockCustomer(work, invoice.customerId);
    assertOpen(customer);
    const of = { invoiceId, episode: invoice.episode, step, days };
    const given = await giveNotice(work, of, work.today(customer.billingTimeZone), how);
    if (!given) throw conflict("There is no such notice that waits to be given.");
    work.audit.event(invoiceEntity(invoice), { details: { step, days, how } });
    return { invoiceId, customerId: invoice.customerId };
  },
});
