import { eq } from "drizzle-orm";
import { branding, customerBilling } from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { TEST_NOW } from "../contexts";
import { plainPng } from "../pictures";
import { type Examples, fresh, type Input, reason, row } from "./example";
import type { IsolationEstate } from "./people";

const aboveLines: Realm[] = ["admin", "reseller", "distributor", "customer"];
const filters = [row("customerId")];
const days = { from: "2026-01-01", to: "2026-12-31" };
const looks = (there: IsolationEstate): Input[] => [
  { customerId: there.customerId, withVoid: "on", ...days },
  { q: `${there.mark}-0`, ...days },
];
const invoice = row("invoiceId", { reaches: aboveLines });
/** Everyone but a line names the line. */
const ofLine = (own: IsolationEstate): Input => ({ accountId: own.accountId });
const extracts = (there: IsolationEstate): Input[] => [
  { accountId: there.accountId, invoiceId: there.invoiceId },
  { accountId: there.secondAccountId, invoiceId: there.invoiceId },
];

/** Invoices: reading, showing, and what is done to one. */
export const invoiceExamples: Examples = {
  "invoice.adjust": { input: () => ({ amount: "1" }), aims: [invoice] },
  "invoice.approve": { aims: [invoice] },
  "invoice.bill_out_of_turn": {
    aims: [row("customerId")],
    arrange: (db, own) =>
      db
        .update(customerBilling)
        .set({ openFrom: "2026-03-01" })
        .where(eq(customerBilling.customerId, own.customerId)),
  },
  "invoice.export": { aims: filters, looks },
  "invoice.export_lines": { aims: [invoice] },
  "invoice.export_pdfs": { aims: filters },
  "invoice.get": { aims: [invoice] },
  "invoice.get_extract": {
    input: ofLine,
    aims: [row("invoiceId"), row("accountId", { with: (own) => ({ invoiceId: own.invoiceId }) })],
    looks: extracts,
  },
  "invoice.get_pdf": { aims: [invoice] },
  "invoice.get_totals": { aims: filters, looks },
  "invoice.list": { aims: filters, looks },
  "invoice.list_extracts": { input: ofLine, aims: [row("accountId")], looks: extracts },
  "invoice.regenerate_pdf": { aims: [invoice] },
  "invoice.reissue": { input: () => ({ reason }), aims: [invoice] },
  "invoice.sum": { input: () => days, aims: filters, looks },
  "invoice.void": { input: () => ({ reason }), aims: [invoice] },
  "invoice.write_off": { input: () => ({ reason }), aims: [invoice] },
};

const brand = row("resellerId", { ignored: true });
const logo = plainPng(4, 4);

/** How invoices look: a reseller's own, whatever it types. */
export const brandingExamples: Examples = {
  "branding.get": { aims: [brand] },
  "branding.get_logo": {
    aims: [brand],
    arrange: (db, own) =>
      db
        .insert(branding)
        .values({ resellerId: own.resellerId, logo, logoType: "image/png", updatedAt: TEST_NOW }),
  },
  "branding.remove_logo": { aims: [brand] },
  "branding.set_logo": { input: () => ({ logo }), aims: [brand] },
  "branding.update": {
    input: (own) => ({ accent: "#112233", invoiceText: fresh(own, "words") }),
    aims: [brand],
  },
};
