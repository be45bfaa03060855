import { PhoneForwarded } from "lucide-react";
import { formatMoney } from "@/lib/platform/format";
import { isZero } from "@/lib/platform/money";
import { inputClass } from "../form/text-input-class";
import { TextLink } from "../rooms/text-link";
import { Button } from "../ui/button";
import { PRICE_FOR, prefixText, type TariffDetailData } from "./tariff-types";

export type LookupResult = {
  digits: string;
  found: {
    tariff: { id: number; name: string };
    rate: {
      prefix: string;
      destination: string;
      connectFee: string;
      price: string;
      offPeakPrice: string | null;
    };
  } | null;
};

function Answer({ base, tariff, result }: { base: string; tariff: TariffDetailData; result: LookupResult }) {
  const { digits, found } = result;
  const number = digits === "" ? "Without a number" : digits;
  if (!found)
    return (
      <p>
        <strong>{number}</strong>: no rate. A record would wait, unrated.
      </p>
    );
  const { rate } = found;
  const amount = (value: string) => formatMoney(value, { currency: tariff.currency });
  return (
    <p>
      <strong>{number}</strong> gets {prefixText(rate.prefix)}
      {rate.destination && `, ${rate.destination}`}: {amount(rate.price)} {tariff.currency} for{" "}
      {PRICE_FOR[tariff.service]}
      {rate.offPeakPrice !== null && `, ${amount(rate.offPeakPrice)} off-peak`}
      {!isZero(rate.connectFee) && `, and ${amount(rate.connectFee)} to connect`}
      {found.tariff.id !== tariff.id && (
        <>
          {" "}
          by <TextLink href={`${base}/${found.tariff.id}`}>{found.tariff.name}</TextLink>
        </>
      )}
      .
    </p>
  );
}

/** “Which rate would this number get now?”, asked and answered in the address. */
export function RateLookup({
  base,
  tariff,
  number,
  result,
  problem,
}: {
  base: string;
  tariff: TariffDetailData;
  number: string;
  result: LookupResult | null;
  problem?: string;
}) {
  return (
    <div className="mb-4 grid gap-2 rounded-xl border border-line bg-surface px-4 py-3 shadow-card">
      <form action={`${base}/${tariff.id}`} className="flex flex-wrap items-end gap-2">
        <label className="grid min-w-0 gap-1 text-sm font-medium max-sm:w-full">
          Which rate would this number get now?
          <input
            type="text"
            inputMode="tel"
            name="number"
            defaultValue={number}
            placeholder="+44 20 7946 0000"
            maxLength={40}
            aria-describedby="lookup-answer"
            className={`${inputClass} sm:w-72`}
          />
        </label>
        <Button type="submit" icon={<PhoneForwarded aria-hidden="true" />}>
          Look it up
        </Button>
      </form>
      <div id="lookup-answer" className="text-sm" aria-live="polite">
        {problem && <p className="text-bad">{problem}</p>}
        {result && <Answer base={base} tariff={tariff} result={result} />}
      </div>
    </div>
  );
}
