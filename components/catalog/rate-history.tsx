import { formatMoney } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { Badge, StatusBadge } from "../ui/badge";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { MODE_NAMES, type RateData, type TariffDetailData } from "./tariff-types";

export type RateHistoryLine = RateData & {
  said: { id: number; mode: string; fileName: string; by: string; at: Date };
  replacedAt: Date | null;
};

/** Everything a prefix ever cost, and which change said so. */
export function RateHistory({
  tariff,
  rows,
  timeZone,
}: {
  tariff: TariffDetailData;
  rows: readonly RateHistoryLine[];
  timeZone: string;
}) {
  const { currency, zone } = tariff;
  return (
    <Card>
      <CardHeader title="History" description="Every row of this prefix, the newest first." />
      <CardBody flush>
        <DataTable
          caption="History of the prefix"
          columns={[
            { key: "price", header: "Price", cell: (row) => formatMoney(row.price, { currency }) },
            {
              key: "from",
              header: "Valid from",
              cell: (row) => <InstantText instant={row.validFrom} timeZone={zone} empty="always" />,
            },
            {
              key: "to",
              header: "Until",
              cell: (row) => <InstantText instant={row.validTo} timeZone={zone} />,
            },
            {
              key: "said",
              header: "Set by",
              cell: ({ said }) => (
                <span>
                  {said.fileName || MODE_NAMES[said.mode]} <Badge>{said.by}</Badge>
                </span>
              ),
            },
            {
              key: "at",
              header: "On",
              cell: ({ said }) => <InstantText instant={said.at} timeZone={timeZone} />,
            },
            {
              key: "state",
              header: "State",
              cell: ({ replacedAt }) =>
                replacedAt === null ? (
                  <StatusBadge tone="good">Holds</StatusBadge>
                ) : (
                  <span>
                    <StatusBadge tone="neutral">Replaced</StatusBadge>{" "}
                    <InstantText instant={replacedAt} timeZone={timeZone} />
                  </span>
                ),
            },
          ]}
          rows={rows}
          rowKey={(row) => row.id}
          rowTone={(row) => (row.replacedAt ? "muted" : undefined)}
          empty={<p className="px-5 py-4 text-sm text-muted">This prefix never had a rate here.</p>}
        />
      </CardBody>
    </Card>
  );
}
