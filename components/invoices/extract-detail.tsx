import { isZero } from "@/lib/platform/money";
import { DataTable } from "../list/data-table";
import { Card } from "../ui/card";
import { DateText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import type { ExtractData } from "./extract-list";
import { lineColumns } from "./invoice-lines";
import { daysText, type InvoiceLineData } from "./line-words";

/** One line's charges on an invoice, and what they come to. The invoice itself is its customer's. */
export function ExtractDetail({
  extract,
}: {
  extract: ExtractData & { lines: InvoiceLineData[]; net: string; tax: string };
}) {
  const { currency, period } = extract;
  return (
    <div className="grid gap-5">
      <Card>
        <div className="grid gap-x-10 gap-y-5 p-5 md:grid-cols-2">
          <div>
            <p className="text-sm text-muted">For this line</p>
            <p className="mt-1 text-3xl font-semibold tracking-tight">
              <Money amount={extract.amount} currency={currency} />
            </p>
            <p className="mt-2 text-sm text-muted">
              It is part of the invoice to the holder of the contract.
            </p>
          </div>
          <DescriptionList
            items={[
              {
                label: "Period",
                value: daysText(period.from, period.to),
              },
              { label: "Issued", value: <DateText date={extract.issuedOn} /> },
              ...(isZero(extract.tax)
                ? []
                : [
                    { label: "Charges", value: <Money amount={extract.net} currency={currency} /> },
                    { label: "Taxes on them", value: <Money amount={extract.tax} currency={currency} /> },
                  ]),
            ]}
          />
        </div>
      </Card>
      <DataTable
        caption="Charges"
        columns={lineColumns(currency)}
        rows={extract.lines.map((line, n) => ({ ...line, key: String(n) }))}
        rowKey={(line) => line.key}
      />
    </div>
  );
}
