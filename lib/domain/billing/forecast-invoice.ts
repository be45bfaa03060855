import { z } from "zod";
import { customerEntity, shownName } from "@/lib/domain/customers";
import { customerIdOf, getSubscriber, periodOf } from "@/lib/domain/subscriptions";
import type { Actor } from "@/lib/kernel/actor";
import { optionalId } from "@/lib/kernel/input";
import { rehearsal } from "@/lib/kernel/rehearsal";
import * as money from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { readBilling } from "./billing-rows";
import { rehearseClosing } from "./rehearse-closing";
import { type Forecast, type ForecastCard, forecastCard, forecastWords } from "./rules/forecast-words";
import type { InvoiceDraft } from "./rules/invoice";

export type InvoiceForecast = {
  customer: { customerId: number; name: string; resellerId: number; distributorId: number };
  currency: string;
  /** The period it is about: from, and the day on which it is closed. */
  from: PlainDate;
  closesOn: PlainDate;
  /** Null when nothing would be charged. */
  forecast: Forecast | null;
  /** Recurring fees on an invoice of their own. */
  fees: Forecast | null;
  /** Why no invoice can be made, where that is so. */
  problem: string | null;
  card: ForecastCard;
};

/** What of an invoice is about one account: its own lines, each with its tax. */
function extractOf(draft: InvoiceDraft, accountId: number): InvoiceDraft {
  const lines = draft.lines.filter((line) => line.accountId === accountId && line.section !== "taxes");
  const tax = money.sum(lines.map((line) => line.tax));
  const net = money.sum(lines.map(({ amount }) => amount));
  const total = money.add(net, tax);
  const none = { payments: money.ZERO, previousAmountDue: money.ZERO, missing: [] };
  return { ...draft, ...none, lines, net, tax, total, amountDue: total, pricesIncludeTax: true };
}

const shownTo = (actor: Actor, draft: InvoiceDraft): InvoiceDraft =>
  actor.kind === "account" ? extractOf(draft, actor.accountId) : draft;

/**
 * "Your next invoice will be about …, because …": the closing of the open period, rehearsed by the engine that does it. An
 * account is told of its own charges only.
 */
export const forecastInvoice = rehearsal({
  name: "invoice.forecast",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object({ customerId: optionalId() }),
  async run(work, given): Promise<InvoiceForecast> {
    const customerId = customerIdOf(work.actor, given.customerId);
    const subscriber = await getSubscriber(work, customerId);
    const [row] = await readBilling(work, [customerId]);
    const from = row?.openFrom ?? work.today(subscriber.timeZone);
    const until = row?.billedUntil ?? from;
    const closesOn = periodOf(subscriber.billingPeriod, subscriber.anchorDay, until).end;
    const { invoices, parked } = await rehearseClosing(work, [customerId], {
      closeOn: closesOn,
      timeZone: subscriber.timeZone,
    });
    const told = (type: string): Forecast | null => {
      const made = invoices.find((invoice) => invoice.type === type);
      return made
        ? forecastWords(shownTo(work.actor, made.draft), subscriber.language, subscriber.currency)
        : null;
    };
    const { name, resellerId, distributorId, currency } = subscriber;
    return {
      customer: { customerId, name: shownName(work.actor, name), resellerId, distributorId },
      currency,
      from,
      closesOn,
      forecast: told("regular"),
      fees: told("separate"),
      problem: parked[0]?.reason ?? null,
      card: forecastCard(subscriber.language, closesOn),
    };
  },
  reads: (_input, { customer: { customerId, ...owner } }) => customerEntity({ ...owner, id: customerId }),
});
