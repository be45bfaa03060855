import type { InvoiceLineData } from "./line-words";

/** An invoice as lists show it. Amounts are decimal strings in its currency. */
export type InvoiceData = {
  id: number;
  number: string | null;
  type: string;
  customer: { id: number; name: string };
  period: { from: string; to: string };
  closedOn: string;
  issuedOn: string | null;
  dueOn: string | null;
  currency: string;
  net: string;
  tax: string;
  total: string;
  paid: string;
  adjusted: string;
  outstanding: string;
  amountDue: string;
  status: string;
  overdue: boolean;
  holdReason: string;
};

type Group = { lines: InvoiceLineData[]; amount: string; withTax: string };

export type SheetData = {
  accounts: (Group & { accountId: number | null })[];
  credits: Group;
  taxes: Group;
  net: string;
  tax: string;
  total: string;
  previousBalance: string;
  payments: Group;
  amountDue: string;
  toPay: string;
};

type Neighbour = { id: number; number: string | null };

export type InvoiceDetailData = InvoiceData & {
  timeZone: string;
  pricesIncludeTax: boolean;
  seller: { name: string; address: string; country: string; taxId: string; email: string; phone: string };
  buyer: {
    name: string;
    companyName: string;
    firstName: string;
    lastName: string;
    address1: string;
    address2: string;
    city: string;
    state: string;
    zip: string;
    country: string;
    taxId: string;
    email: string;
  };
  sheet: SheetData;
  accounts: { id: number; identifier: string; name: string }[];
  settlements: { id: number; kind: string; amount: string; xdrId: number; at: Date }[];
  createdAt: Date;
  issueOn: string;
  issuedAt: Date | null;
  voidedAt: Date | null;
  voidReason: string;
  replacedBy: Neighbour | null;
  replaces: Neighbour[];
  older: Neighbour | null;
  newer: Neighbour | null;
  verbs: string[];
};

/** What an invoice is called: its number, or its id while it has none. */
export const invoiceName = ({ id, number }: { id: number; number: string | null }): string =>
  number ?? `Draft ${id}`;

export const INVOICE_TYPES: Record<string, string> = {
  regular: "Regular",
  out_of_turn: "Out of turn",
  separate: "Recurring fees",
};
