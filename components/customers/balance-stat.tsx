import { moneySign } from "@/lib/platform/format";
import { WhyLink } from "../trace/why-link";
import { Money } from "../ui/money";
import { Stat } from "../ui/stat";

type Balance = {
  currency: string;
  balance: string;
  availableFunds: string | null;
  effectiveLimit: string | null;
};

/** What a customer owes, or can still spend, in the words of its own portal. */
export function OwnBalance({ customer, why }: { customer: Balance; why?: string }) {
  const asks = why && <WhyLink href={why} about="is my balance what it is" />;
  const { currency, balance, availableFunds, effectiveLimit } = customer;
  if (availableFunds !== null) {
    const spent = moneySign(availableFunds) <= 0;
    return (
      <Stat
        label="Available funds"
        value={<Money amount={availableFunds} currency={currency} />}
        hint={
          <>
            {spent ? "Pay in to use your services" : "You can spend this"} {asks}
          </>
        }
        tone={spent ? "warning" : "good"}
      />
    );
  }
  const inFavour = moneySign(balance) < 0;
  return (
    <Stat
      label={inFavour ? "In your favour" : "You owe"}
      value={<Money amount={inFavour ? balance.slice(1) : balance} currency={currency} />}
      hint={
        effectiveLimit === null ? (
          asks
        ) : (
          <>
            Limit <Money amount={effectiveLimit} currency={currency} /> {asks}
          </>
        )
      }
    />
  );
}
