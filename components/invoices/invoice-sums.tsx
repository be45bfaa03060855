import { formatCounted } from "@/lib/platform/format";
import { Money } from "../ui/money";

type Sum = {
  currency: string;
  invoices: number;
  net: string;
  tax: string;
  total: string;
  outstanding: string;
};

/** What the invoices asked for come to, a line per currency. */
export function InvoiceSums({ sums }: { sums: readonly Sum[] }) {
  return sums.map(({ currency, invoices, tax, total, outstanding }) => (
    <p key={currency} className="flex flex-wrap gap-x-4 gap-y-1">
      <span>{formatCounted(invoices, "invoice")}:</span>
      <span>
        total <Money amount={total} currency={currency} className="font-medium text-fg" />
      </span>
      <span>
        of it tax <Money amount={tax} currency={currency} className="font-medium text-fg" />
      </span>
      <span>
        outstanding <Money amount={outstanding} currency={currency} className="font-medium text-fg" />
      </span>
    </p>
  ));
}

type Totals = { currency: string; outstanding: string; overdue: string; nextDueOn: string | null };

/** What a customer has to pay, and what of it is late. */
export function InvoiceTotalsLine({ totals }: { totals: readonly Totals[] }) {
  return totals.map(({ currency, outstanding, overdue }) => (
    <p key={currency} className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
      <span>
        Outstanding <Money amount={outstanding} currency={currency} className="font-medium text-fg" />
      </span>
      <span>
        of it overdue <Money amount={overdue} currency={currency} className="font-medium text-fg" />
      </span>
    </p>
  ));
}
