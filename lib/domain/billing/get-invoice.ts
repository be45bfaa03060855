import { and, asc, desc, eq, gt, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import { invoiceSettlements, invoices } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type Money, normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { invoiceEntity } from "./entities";
import { seesDrafts, visibleInvoices } from "./invoice-filter";
import {
  factsOf,
  type InvoiceItem,
  type InvoiceWithName,
  selectInvoices,
  toInvoiceItem,
} from "./invoice-rows";
import { type Buyer, buyerOf, type Seller, sellerOf } from "./parties-on-paper";
import { type AccountName, accountNames, readSheet } from "./read-sheet";
import type { InvoiceSheet } from "./rules/invoice-sheet";
import { allowedVerbs, type InvoiceVerb } from "./rules/transitions";
import type { SettlementKind } from "./settle-part";

export type Neighbour = { id: number; number: string | null };

export type InvoiceDetail = InvoiceItem & {
  resellerId: number;
  distributorId: number;
  timeZone: string;
  pricesIncludeTax: boolean;
  seller: Seller;
  buyer: Buyer;
  sheet: InvoiceSheet;
  accounts: AccountName[];
  /** What was paid of it and taken off it, the oldest first; below zero takes such a thing back. */
  settlements: { id: number; kind: SettlementKind; amount: Money; xdrId: number; at: Date }[];
  createdAt: Date;
  /** The day it goes out by itself. */
  issueOn: PlainDate;
  issuedAt: Date | null;
  voidedAt: Date | null;
  /** Empty for all but staff. */
  voidReason: string;
  /** Of a void one: the invoice that has its charges now. */
  replacedBy: Neighbour | null;
  /** The void ones whose charges it has. */
  replaces: Neighbour[];
  /** The customer's invoices before and after it, void ones left out. */
  older: Neighbour | null;
  newer: Neighbour | null;
  /** What may be done to it as it stands; nothing for all but staff. */
  verbs: InvoiceVerb[];
};

/** An invoice in the actor's sight. @throws {DomainError} not_found when absent or out of it. */
export async function findInvoice(read: Reader, invoiceId: number): Promise<InvoiceWithName> {
  const [row] = await selectInvoices(read).where(visibleInvoices(read.actor, eq(invoices.id, invoiceId)));
  if (!row) throw notFound("invoice");
  return row;
}

async function neighbour(
  read: Reader,
  { id, customerId }: InvoiceWithName["invoice"],
  side: "older" | "newer",
) {
  const [found] = await read.tx
    .select({ id: invoices.id, number: invoices.number })
    .from(invoices)
    .where(
      visibleInvoices(
        read.actor,
        and(
          eq(invoices.customerId, customerId),
          isNull(invoices.voidedAt),
          side === "older" ? lt(invoices.id, id) : gt(invoices.id, id),
        ),
      ),
    )
    .orderBy(side === "older" ? desc(invoices.id) : asc(invoices.id))
    .limit(1);
  return found ?? null;
}

async function replacement(read: Reader, { absorbedBy }: InvoiceWithName["invoice"]) {
  if (absorbedBy === null) return null;
  const [found] = await read.tx
    .select({ id: invoices.id, number: invoices.number })
    .from(invoices)
    .where(visibleInvoices(read.actor, eq(invoices.id, absorbedBy)));
  return found ?? null;
}

const replacedOnes = (read: Reader, { id, customerId }: InvoiceWithName["invoice"]): Promise<Neighbour[]> =>
  read.tx
    .select({ id: invoices.id, number: invoices.number })
    .from(invoices)
    .where(visibleInvoices(read.actor, and(eq(invoices.customerId, customerId), eq(invoices.absorbedBy, id))))
    .orderBy(invoices.id);

async function settlementsOf(read: Reader, invoiceId: number): Promise<InvoiceDetail["settlements"]> {
  const rows = await read.tx
    .select()
    .from(invoiceSettlements)
    .where(eq(invoiceSettlements.invoiceId, invoiceId))
    .orderBy(invoiceSettlements.id);
  return rows.map(({ id, kind, amount, xdrId, createdAt }) => ({
    id,
    kind: kind as SettlementKind,
    amount: normalize(amount),
    xdrId,
    at: createdAt,
  }));
}

/** One invoice with everything on it, and what became of it. */
export const getInvoice = query({
  name: "invoice.get",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object({ invoiceId: idInput() }),
  reads: (_, { customer, ...invoice }: InvoiceDetail) =>
    invoiceEntity({ ...invoice, customerId: customer.id }),
  async run(read, { invoiceId }): Promise<InvoiceDetail> {
    const row = await findInvoice(read, invoiceId);
    const { invoice } = row;
    const sheet = await readSheet(read, invoice);
    const newer = await neighbour(read, invoice, "newer");
    const isStaff = seesDrafts(read.actor);
    return {
      ...toInvoiceItem(read, row),
      resellerId: invoice.resellerId,
      distributorId: invoice.distributorId,
      timeZone: invoice.timeZone,
      pricesIncludeTax: invoice.pricesIncludeTax,
      seller: sellerOf(read.actor, invoice),
      buyer: buyerOf(read.actor, invoice),
      sheet,
      accounts: await accountNames(
        read,
        sheet.accounts.map(({ accountId }) => accountId),
      ),
      settlements: await settlementsOf(read, invoiceId),
      createdAt: invoice.createdAt,
      issueOn: invoice.issueOn,
      issuedAt: invoice.issuedAt,
      voidedAt: invoice.voidedAt,
      voidReason: isStaff ? invoice.voidReason : "",
      replacedBy: await replacement(read, invoice),
      replaces: await replacedOnes(read, invoice),
      older: await neighbour(read, invoice, "older"),
      newer,
      verbs: isStaff ? allowedVerbs({ ...factsOf(row), hasLater: newer !== null }) : [],
    };
  },
});
