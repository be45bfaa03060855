import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { invoices } from "@/db/schema";
import { seesPersonalData } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { notFound } from "@/lib/platform/errors";
import { maskPhone } from "@/lib/platform/mask";
import * as money from "@/lib/platform/money";
import { invoiceEntity } from "./entities";
import { type ExtractItem, extractedAccount } from "./extract-rows";
import { readLines } from "./read-sheet";
import type { InvoiceLine } from "./rules/invoice-line";

export type Extract = ExtractItem & {
  customerId: number;
  resellerId: number;
  distributorId: number;
  account: { id: number; identifier: string };
  lines: InvoiceLine[];
  net: money.Money;
  tax: money.Money;
};

const isOwn = (accountId: number) => (line: InvoiceLine) =>
  line.accountId === accountId && (line.section === "charges" || line.section === "credits");

/** What of one invoice is one account's: its lines, and their sum. */
export const getExtract = query({
  name: "invoice.get_extract",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object({ invoiceId: idInput(), accountId: idInput().optional() }),
  reads: (_, extract: Extract) => ({
    ...invoiceEntity(extract),
    details: { accountId: extract.account.id },
  }),
  async run(read, { invoiceId, accountId }): Promise<Extract> {
    const { id, identifier, ...owner } = await extractedAccount(read, accountId);
    const [invoice] = await read.tx
      .select()
      .from(invoices)
      .where(
        and(
          eq(invoices.id, invoiceId),
          eq(invoices.customerId, owner.customerId),
          eq(invoices.review, "issued"),
          isNull(invoices.voidedAt),
        ),
      );
    const lines = invoice ? (await readLines(read, invoiceId)).filter(isOwn(id)) : [];
    if (!invoice?.number || !invoice.issuedOn || lines.length === 0) throw notFound("invoice");
    const net = money.sum(lines.map(({ amount }) => amount));
    const tax = money.sum(lines.map((line) => line.tax));
    return {
      id: invoiceId,
      number: invoice.number,
      period: { from: invoice.periodFrom, to: invoice.periodTo },
      issuedOn: invoice.issuedOn,
      currency: invoice.currency,
      customerId: owner.customerId,
      resellerId: owner.resellerId,
      distributorId: owner.distributorId,
      account: { id, identifier: seesPersonalData(read.actor) ? identifier : maskPhone(identifier) },
      lines,
      net,
      tax,
      amount: money.add(net, tax),
    };
  },
});
