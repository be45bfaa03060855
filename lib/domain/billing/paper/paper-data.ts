import type { CallLine, UsageTotal } from "@/lib/domain/usage";

import type { PlainDate } from "@/lib/platform/time";
import type { Buyer, Seller } from "../parties-on-paper";
import type { AccountName } from "../read-sheet";
import type { InvoiceSheet } from "../rules/invoice-sheet";

/** Everything that is drawn. Amounts are the stored ones (B24): nothing is worked out here. */
export type Paper = {
  language: string;
  /** Of the stamp across each page. */
  stamp: "void" | "draft" | null;
  number: string | null;
  customerId: number;
  issuedOn: PlainDate | null;
  dueOn: PlainDate | null;
  /** The last day included. */
  period: { from: PlainDate; to: PlainDate };
  timeZone: string;
  currency: string;
  pricesIncludeTax: boolean;
  seller: Seller;
  buyer: Buyer;
  sheet: InvoiceSheet;
  accounts: AccountName[];
  usage: UsageTotal[];
  accent: string;
  /** Paragraphs at the foot. */
  footer: string[];
  createdAt: Date;
};

export type Picture = { bytes: Buffer; type: "image/png" | "image/jpeg" };
/** What is left out of the fingerprint: it follows from the invoice, and there is much of it. */
export type Attachment = { logo: Picture | null; calls: { calls: CallLine[]; more: boolean } | null };
