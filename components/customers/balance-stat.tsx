import { Money } from "../ui/money";
import { Stat } from "../ui/stat";

type Balance = {
  currency: string;
  balance: string;
  availableFunds: string | null;
  effectiveLimit: string | null;
};

/** What a customer owes, or can still spend, in the words of its own portal. */
export function OwnBalance({ customer }: { customer: Balance }) {
  const { currency, balance, availableFunds, effectiveLimit } = customer;
  if (availableFunds !== null) {
    const spent = availableFunds.startsWith("-") || !/[1-9]/.test(availableFunds);
    return (
      <Stat
        label="Available funds"
        value={<Money amount={availableFunds} currency={currency} />}
        hint={spent ? "Pay in to use your services" : "You can spend this"}
        tone={spent ? "warning" : "good"}
      />
    );
  }
  const inFavour = balance.startsWith("-");
  return (
    <Stat
      label={inFavour ? "In your favour" : "You owe"}
      value={<Money amount={inFavour ? balance.slice(1) : balance} currency={currency} />}
      hint={
        effectiveLimit !== null && (
          <>
            Limit <Money amount={effectiveLimit} currency={currency} />
          </>
        )
      }
    />
  );
}
