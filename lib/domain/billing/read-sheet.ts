import { eq, inArray } from "drizzle-orm";
import { accounts, invoiceLines, type invoices } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import type { Service, XdrKind } from "@/lib/domain/ledger";
import { seesPersonalData } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/kernel/work";
import { maskPhone } from "@/lib/platform/mask";
import { normalize } from "@/lib/platform/money";
import type { InvoiceLine, Section } from "./rules/invoice-line";
import { type InvoiceSheet, invoiceSheet } from "./rules/invoice-sheet";

type LineRow = typeof invoiceLines.$inferSelect;

const toLine = (row: LineRow): InvoiceLine => ({
  section: row.section as Section,
  kind: row.kind as XdrKind,
  accountId: row.accountId,
  service: row.service as Service,
  description: row.description,
  periodFrom: row.periodFrom,
  periodTo: row.periodTo,
  taxCategory: row.taxCategory,
  taxId: row.taxId,
  count: row.count,
  rate: row.rate,
  base: row.base === null ? null : normalize(row.base),
  exact: normalize(row.exact),
  amount: normalize(row.amount),
  tax: normalize(row.tax),
});

/** The stored lines of an invoice, in their order. The caller has found it in the actor's sight. */
export async function readLines(read: Reader, invoiceId: number): Promise<InvoiceLine[]> {
  const rows = await read.tx
    .select()
    .from(invoiceLines)
    .where(eq(invoiceLines.invoiceId, invoiceId))
    .orderBy(invoiceLines.ordinal);
  return rows.map(toLine);
}

/**
 * A stored invoice in reading order.
 * @throws {DomainError} conflict when its lines do not add up.
 */
export async function readSheet(read: Reader, invoice: typeof invoices.$inferSelect): Promise<InvoiceSheet> {
  return invoiceSheet({
    lines: await readLines(read, invoice.id),
    net: normalize(invoice.net),
    tax: normalize(invoice.tax),
    total: normalize(invoice.total),
    previousAmountDue: normalize(invoice.previousAmountDue),
    payments: normalize(invoice.payments),
    amountDue: normalize(invoice.amountDue),
  });
}

export type AccountName = { id: number; identifier: string; name: string };

/** What the accounts on an invoice are called, as the actor may see it. */
export async function accountNames(read: Reader, ids: readonly (number | null)[]): Promise<AccountName[]> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return [];
  const rows = await read.tx
    .select({ id: accounts.id, identifier: accounts.identifier, name: accounts.name })
    .from(accounts)
    .where(inArray(accounts.id, wanted))
    .orderBy(accounts.id);
  const sees = seesPersonalData(read.actor);
  return rows.map(({ id, identifier, name }) => ({
    id,
    identifier: sees ? identifier : maskPhone(identifier),
    name: shownName(read.actor, name),
  }));
}
