import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { isZero, type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { disputableLines, disputedFacts, openDisputes } from "./dispute-part";
import { findInvoice } from "./get-invoice";
import { type InvoiceItem, toInvoiceItem } from "./invoice-rows";
import { accountNames } from "./read-sheet";
import { mostDisputable } from "./rules/dispute";

export type Disputable = {
  invoice: InvoiceItem;
  /** Of the invoice as a whole; null where it can't be disputed, because it or a line of it is. */
  whole: Money | null;
  /** Charges that can be disputed, with how much of each, its tax included. */
  lines: {
    ordinal: number;
    kind: string;
    description: string;
    account: string | null;
    period: { from: PlainDate; to: PlainDate } | null;
    most: Money;
  }[];
};

/** Lines to choose from; an invoice with more is disputed as a whole or by its file. */
const MOST_LINES = 500;

/** What of an invoice its customer may dispute now. */
export const getDisputable = query({
  name: "dispute.get_choices",
  permission: "dispute:open",
  impersonation: "allow",
  input: z.object({ invoiceId: idInput() }),
  reads: (_, { invoice }: Disputable) => ({
    type: "invoice",
    id: invoice.id,
    name: invoice.number ?? undefined,
    customerId: invoice.customer.id,
  }),
  async run(read, { invoiceId }): Promise<Disputable> {
    const found = await findInvoice(read, invoiceId);
    const open = await openDisputes(read, invoiceId);
    const facts = disputedFacts(found.invoice, open);
    const taken = new Set(open.map(({ ordinal }) => ordinal));
    const rows = taken.has(null) ? [] : await disputableLines(read, invoiceId).limit(MOST_LINES);
    const names = await accountNames(
      read,
      rows.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])),
    );
    const whole = open.length > 0 ? null : mostDisputable(facts, null);
    return {
      invoice: toInvoiceItem(read, found),
      whole: whole === null || isZero(whole) ? null : whole,
      lines: rows
        .filter(({ ordinal }) => !taken.has(ordinal))
        .map((row) => ({
          ordinal: row.ordinal,
          kind: row.kind,
          description: row.description,
          account: names.find(({ id }) => id === row.accountId)?.identifier ?? null,
          period: row.periodFrom && row.periodTo ? { from: row.periodFrom, to: row.periodTo } : null,
          most: mostDisputable(facts, { amount: normalize(row.amount), tax: normalize(row.tax) }),
        }))
        .filter(({ most }) => !isZero(most)),
    };
  },
});
