import { formatCount, formatMoney } from "@/lib/platform/format";
import type { ValueKind } from "./chart-types";

/** A value as the chart's table and tooltip show it. */
export function chartValue(value: string | number, kind: ValueKind, currency?: string): string {
  if (kind === "count") return formatCount(Number(value));
  const text = formatMoney(String(value), { currency });
  return currency ? `${text} ${currency}` : text;
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** A value on an axis: "12.5K". Axes are drawings; exact figures stand in the table. */
export const axisValue = (value: number): string => compact.format(value).replace("-", "\u2212");
