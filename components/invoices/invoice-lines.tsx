import { isZero } from "@/lib/platform/money";
import { type Column, DataTable, type RowGroup } from "../list/data-table";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Money } from "../ui/money";
import type { InvoiceDetailData } from "./invoice-types";
import { type InvoiceLineData, lineDays, lineTitle, percentText } from "./line-words";

type Line = InvoiceLineData & { key: string };

const keyed = (prefix: string, lines: readonly InvoiceLineData[]): Line[] =>
  lines.map((line, n) => ({ ...line, key: `${prefix}-${n}` }));

export const lineColumns = (currency: string): Column<Line>[] => [
  { key: "what", header: "What", cell: lineTitle },
  { key: "days", header: "Days", cell: (line) => lineDays(line) || null },
  {
    key: "amount",
    header: `Amount, ${currency}`,
    align: "right",
    cell: (line) => <Money amount={line.amount} digitsOf={currency} />,
  },
];

/** Accounts whose lines a page shows; the rest is in the files. */
const SHOWN_ACCOUNTS = 50;

function groupsOf({ sheet, accounts, currency }: InvoiceDetailData): RowGroup<Line>[] {
  const names = new Map(accounts.map((account) => [account.id, account]));
  const total = (amount: string) => <Money amount={amount} digitsOf={currency} className="font-medium" />;
  const charges = sheet.accounts.slice(0, SHOWN_ACCOUNTS).map(({ accountId, lines, amount }) => {
    const known = accountId === null ? undefined : names.get(accountId);
    return {
      key: accountId ?? 0,
      title:
        accountId === null ? "General charges" : [known?.identifier, known?.name].filter(Boolean).join(" · "),
      aside: total(amount),
      rows: keyed(`a${accountId}`, lines),
    };
  });
  if (sheet.credits.lines.length === 0) return charges;
  const { lines, amount } = sheet.credits;
  return [...charges, { key: "credits", title: "Credits", aside: total(amount), rows: keyed("c", lines) }];
}

/** The charges, account by account. */
export function InvoiceLines({ invoice, file }: { invoice: InvoiceDetailData; file: string }) {
  const more = invoice.sheet.accounts.length - SHOWN_ACCOUNTS;
  return (
    <section className="grid gap-2" aria-labelledby="charges">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="charges" className="text-base font-semibold">
          Charges
        </h2>
        <a href={file} download className="text-sm text-accent-text hover:underline">
          Lines as CSV
        </a>
      </div>
      <DataTable
        caption="Charges by account"
        columns={lineColumns(invoice.currency)}
        groups={groupsOf(invoice)}
        rowKey={(line) => line.key}
        empty={<p className="p-4 text-sm text-muted">Nothing was charged in this period.</p>}
      />
      {more > 0 && (
        <p className="text-sm text-muted">
          {more} more accounts stand on this invoice. The PDF and the file of its lines have all of them.
        </p>
      )}
    </section>
  );
}

/** Each tax with what it was taken on. Nothing for an invoice without taxes. */
export function InvoiceTaxes({ invoice }: { invoice: InvoiceDetailData }) {
  const { currency, pricesIncludeTax, sheet } = invoice;
  if (sheet.taxes.lines.length === 0) return null;
  return (
    <section className="grid gap-2" aria-labelledby="taxes">
      <h2 id="taxes" className="text-base font-semibold">
        Taxes
      </h2>
      <DataTable
        caption="Taxes"
        columns={[
          { key: "name", header: "Tax", cell: (line: Line) => line.description },
          {
            key: "rate",
            header: "Rate",
            align: "right",
            cell: (line) => (line.rate ? percentText(line.rate) : null),
          },
          {
            key: "base",
            header: "Taken on",
            align: "right",
            cell: (line) => line.base && <Money amount={line.base} digitsOf={currency} />,
          },
          {
            key: "amount",
            header: `Tax, ${currency}`,
            align: "right",
            cell: (line) => <Money amount={line.amount} digitsOf={currency} />,
          },
        ]}
        rows={keyed("t", sheet.taxes.lines)}
        rowKey={(line) => line.key}
      />
      {pricesIncludeTax && <p className="text-sm text-muted">The prices held these taxes already.</p>}
    </section>
  );
}

function SumRow({
  label,
  amount,
  currency,
  strong,
}: {
  label: string;
  amount: string;
  currency: string;
  strong?: boolean;
}) {
  return (
    <div
      className={`flex items-baseline justify-between gap-4 ${strong ? "border-t border-line pt-2 font-semibold" : ""}`}
    >
      <dt className={strong ? "" : "text-muted"}>{label}</dt>
      <dd>
        <Money amount={amount} digitsOf={currency} />
      </dd>
    </div>
  );
}

/** How the total and the amount due come about, as the invoice was issued. */
export function InvoiceSummary({ invoice }: { invoice: InvoiceDetailData }) {
  const { sheet, currency } = invoice;
  const row = (label: string, amount: string, strong?: boolean) => (
    <SumRow label={label} amount={amount} currency={currency} strong={strong} />
  );
  return (
    <Card>
      <CardHeader title="Summary" description={`In ${currency}, as it was made`} />
      <CardBody>
        <dl className="grid gap-2 text-sm">
          {row("Charges", sheet.net)}
          {(!isZero(sheet.tax) || sheet.taxes.lines.length > 0) && row("Taxes", sheet.tax)}
          {row("Total of this invoice", sheet.total, true)}
          {row("Open before", sheet.previousBalance)}
          {sheet.payments.lines.length > 0 && row("Payments since then", sheet.payments.amount)}
          {row("Amount due", sheet.amountDue, true)}
        </dl>
      </CardBody>
    </Card>
  );
}
