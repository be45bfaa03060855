import { formatCounted, formatDate } from "@/lib/platform/format";
import { addDays } from "@/lib/platform/time";
import { KIND_WORDS } from "../ledger/xdr-words";

export type InvoiceLineData = {
  kind: string;
  service: string;
  description: string;
  periodFrom: string | null;
  periodTo: string | null;
  count: number;
  rate: string | null;
  base: string | null;
  amount: string;
  tax: string;
};

const COUNTED: Record<string, string> = { call: "call", message: "message", event: "event" };

/** What a line is about: "12 calls", the name of a service, or the kind of charge it is. */
export function lineTitle({ kind, description, count }: InvoiceLineData): string {
  const counted = COUNTED[kind];
  if (counted) return formatCounted(count, counted);
  return description || KIND_WORDS[kind] || kind;
}

/** From a day to the one before another: "1 Mar – 31 Mar 2026". */
export function daysText(from: string, to: string): string {
  const [first, last] = [formatDate(from), formatDate(addDays(to, -1))];
  const year = first.slice(-5);
  return `${last.endsWith(year) ? first.slice(0, -5) : first} – ${last}`;
}

/** The days it is for. */
export const lineDays = ({ periodFrom, periodTo }: InvoiceLineData): string =>
  periodFrom && periodTo ? daysText(periodFrom, periodTo) : "";

/** A percentage without idle zeros: "20.00000" → "20 %". */
export const percentText = (percent: string): string =>
  `${percent.includes(".") ? percent.replace(/\.?0+$/, "") : percent} %`;
