import clsx from "clsx";
import { formatMoney, type MoneySign } from "@/lib/platform/format";
import { type Tone, toneText } from "./tone";

/** An amount from a decimal string. In tables leave `currency` out and name it once, in the header; pass `digitsOf` there. */
export function Money({
  amount,
  currency,
  digitsOf,
  sign,
  tone,
  className,
}: {
  amount: string;
  currency?: string;
  digitsOf?: string;
  sign?: MoneySign;
  tone?: Tone;
  className?: string;
}) {
  return (
    <span className={clsx("whitespace-nowrap tabular-nums", tone && toneText[tone], className)}>
      {formatMoney(amount, { currency: currency ?? digitsOf, sign })}
      {currency && <span className="ml-1 text-[0.8em] font-normal text-muted">{currency}</span>}
    </span>
  );
}
