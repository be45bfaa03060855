import type { Manner } from "@/lib/platform/manner";
import { en } from "./en";
import { es } from "./es";
import { ptBr } from "./pt-br";

type Amount = string;
type Day = string;

/** How a customer's own figures are explained in its language. Amounts and days arrive written. */
export type TraceWords = Manner & {
  /** What a movement is for, as it stands after "for": by xDR kind. */
  what: Record<string, string>;
  paid: (amount: Amount, day: Day) => string;
  refunded: (amount: Amount, day: Day) => string;
  charged: (what: string, amount: Amount, day: Day) => string;
  credited: (what: string, amount: Amount, day: Day) => string;
  takenBack: (what: string, amount: Amount, day: Day) => string;
  paymentTakenBack: (amount: Amount, day: Day) => string;
  issued: (invoice: string, total: Amount, day: Day) => string;
  adjusted: (amount: Amount, day: Day) => string;
  adjustmentTakenBack: (amount: Amount, day: Day) => string;
  writtenOff: (amount: Amount, day: Day) => string;
  /** What an invoice became, by payment status; `left` is what is still to be paid. */
  status: Record<string, (left: Amount) => string>;
  collect: string;
  doNotCollect: string;
  disputed: (amount: Amount) => string;
  disputeOver: (amount: Amount) => string;
  voided: string;
  kept: (amount: Amount) => string;
  used: (amount: Amount, invoice: string) => string;
  givenBack: (amount: Amount, invoice: string) => string;
  /** What a customer became: by property, and whether it began or ended. */
  customer: Record<string, [began: string, ended: string]>;
  limit: (from: Amount, to: Amount) => string;
  noLimit: string;
  /** What it comes to in the end. */
  toPay: (left: Amount, invoice: string, by: Day) => string;
  wasToPay: (left: Amount, invoice: string, by: Day) => string;
  nothingLeft: (invoice: string) => string;
  youOwe: (amount: Amount) => string;
  inFavour: (amount: Amount) => string;
  nothingOwed: string;
  funds: (amount: Amount) => string;
  waiting: (amount: Amount) => string;
  who: { you: string; staff: string; automatic: string };
  page: {
    balance: string;
    invoice: (invoice: string) => string;
    status: string;
    unallocated: string;
    before: string;
    left: string;
    owed: string;
    pot: string;
    services: string;
    columns: { when: string; what: string; who: string; change: string };
    timeline: string;
    table: string;
    earlier: string;
    later: string;
    nothing: string;
  };
};

const LANGUAGES = new Map<string, TraceWords>([
  ["en", en],
  ["es", es],
  ["pt-BR", ptBr],
  ["pt", ptBr],
]);

/** The words of a language; English for those that the program does not speak. */
export const traceWords = (language: string): TraceWords => LANGUAGES.get(language) ?? en;
