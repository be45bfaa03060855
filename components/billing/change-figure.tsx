import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import { moneySign } from "@/lib/platform/format";
import { Money } from "../ui/money";

const MINUS = "\u2212";

/** "+4.2 %", with a real minus sign. */
export function percentText(percent: string): string {
  const sign = { [-1]: MINUS, 0: "", 1: "+" }[moneySign(percent)];
  return `${sign}${percent.replace("-", "")} %`;
}

/** How far something moved: an arrow, the amount with its sign, and the percentage. More is not better, so it has no colour. */
export function ChangeFigure({
  of: { difference, percent },
  digitsOf,
}: {
  of: { difference: string; percent: string | null };
  digitsOf: string;
}) {
  const direction = moneySign(difference);
  const Arrow = direction > 0 ? ArrowUpRight : direction < 0 ? ArrowDownRight : ArrowRight;
  return (
    <span className="inline-flex items-baseline justify-end gap-1.5 whitespace-nowrap">
      <Arrow className="size-3.5 shrink-0 self-center text-muted" aria-hidden="true" />
      <Money amount={difference} digitsOf={digitsOf} sign="always" />
      {percent !== null && <span className="text-xs text-muted tabular-nums">{percentText(percent)}</span>}
    </span>
  );
}
