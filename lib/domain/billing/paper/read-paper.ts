import { eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import { findBranding } from "@/lib/domain/parties";
import { callDetail, usageSummary } from "@/lib/domain/usage";
import { seesPersonalData } from "@/lib/kernel/actor";
import type { Reader } from "@/lib/kernel/work";
import { maskPhone } from "@/lib/platform/mask";
import { addDays } from "@/lib/platform/time";
import { readClassSettings } from "../class-settings-store";
import type { InvoiceWithName } from "../invoice-rows";
import { buyerOf, sellerOf } from "../parties-on-paper";
import { accountNames, readSheet } from "../read-sheet";
import type { Attachment, Paper, Picture } from "./paper-data";

type Invoice = InvoiceWithName["invoice"];

const stampOf = ({ voidedAt, review }: Invoice): Paper["stamp"] =>
  voidedAt !== null ? "void" : review === "issued" ? null : "draft";

export type ReadPaper = { paper: Paper; logo: Picture | null; listsCalls: boolean };

/** What an invoice's file shows to this actor: names and numbers masked for those without the right to them. */
export async function readPaper(read: Reader, invoice: Invoice): Promise<ReadPaper> {
  const [customer] = await read.tx
    .select({ classId: customers.classId })
    .from(customers)
    .where(eq(customers.id, invoice.customerId));
  if (!customer) throw new Error("an invoice has a customer");
  const sheet = await readSheet(read, invoice);
  const { customerId, positionFrom, positionTo } = invoice;
  const settings = await readClassSettings(read, customer.classId);
  const look = await findBranding(read, invoice.resellerId);
  const accounts = await accountNames(
    read,
    sheet.accounts.map(({ accountId }) => accountId),
  );
  const usage =
    positionFrom < positionTo ? await usageSummary(read, customerId, positionFrom, positionTo) : [];
  const sees = seesPersonalData(read.actor);
  const paper: Paper = {
    language: invoice.language,
    stamp: stampOf(invoice),
    number: invoice.number,
    customerId,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    period: { from: invoice.periodFrom, to: addDays(invoice.periodTo, -1) },
    timeZone: invoice.timeZone,
    currency: invoice.currency,
    pricesIncludeTax: invoice.pricesIncludeTax,
    seller: sellerOf(read.actor, invoice),
    buyer: buyerOf(read.actor, invoice),
    sheet,
    accounts,
    usage: sees ? usage : usage.map((one) => ({ ...one, identifier: maskPhone(one.identifier) })),
    accent: look.accent,
    footer: [settings.footer, look.invoiceText].map((text) => text.trim()).filter(Boolean),
    createdAt: invoice.createdAt,
  };
  return { paper, logo: look.logo, listsCalls: settings.callDetail && usage.length > 0 };
}

/** Calls that a file lists; beyond it the portal has them. */
const MOST_CALLS = 2_000;

/** What a drawing needs beside the paper itself. */
export async function readAttachment(
  read: Reader,
  invoice: Invoice,
  { logo, listsCalls }: ReadPaper,
): Promise<Attachment> {
  if (!listsCalls) return { logo, calls: null };
  const { customerId, positionFrom, positionTo } = invoice;
  const { calls, more } = await callDetail(read, customerId, positionFrom, positionTo, MOST_CALLS);
  if (seesPersonalData(read.actor)) return { logo, calls: { calls, more } };
  const masked = calls.map((call) => ({
    ...call,
    identifier: maskPhone(call.identifier),
    to: maskPhone(call.to),
  }));
  return { logo, calls: { calls: masked, more } };
}
