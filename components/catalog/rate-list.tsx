import { ListPlus, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { formatMoney } from "@/lib/platform/format";
import { inputClass } from "../form/text-input-class";
import { ExportLink } from "../list/export-link";
import { type ListUrl, listHref } from "../list/list-href";
import { FilterSelect } from "../rooms/filter-select";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { PRICE_FOR, prefixText, type RateData, type TariffDetailData } from "./tariff-types";

export type RateLine = RateData & { upload: { id: number; fileName: string; createdAt: Date } };

const priced = (amount: string | null, currency: string) =>
  amount === null ? null : formatMoney(amount, { currency });

const columnsFor = ({ currency, service, zone }: TariffDetailData): RoomColumn<RateLine>[] => [
  { key: "prefix", header: "Prefix", sortable: true, fixed: true, cell: (rate) => prefixText(rate.prefix) },
  { key: "destination", header: "Destination", cell: (rate) => rate.destination || null },
  {
    key: "price",
    header: `Price for ${PRICE_FOR[service]}`,
    align: "right",
    cell: (rate) => priced(rate.price, currency),
  },
  {
    key: "offPeak",
    header: "Off-peak",
    align: "right",
    cell: (rate) => priced(rate.offPeakPrice, currency),
  },
  {
    key: "connectFee",
    header: "Connect fee",
    align: "right",
    hideOnPhone: true,
    cell: (rate) => priced(rate.connectFee, currency),
  },
  ...(service === "call"
    ? [
        {
          key: "intervals",
          header: "Charged by",
          align: "right" as const,
          hideOnPhone: true,
          cell: (rate: RateLine) => `${rate.firstInterval}/${rate.nextInterval} s`,
        },
        {
          key: "freeSeconds",
          header: "Free seconds",
          align: "right" as const,
          extra: true,
          cell: (rate: RateLine) => rate.freeSeconds,
        },
      ]
    : []),
  {
    key: "from",
    header: "Valid from",
    cell: (rate) => <InstantText instant={rate.validFrom} timeZone={zone} empty="always" />,
  },
  {
    key: "to",
    header: "Until",
    cell: (rate) => <InstantText instant={rate.validTo} timeZone={zone} />,
  },
  {
    key: "said",
    header: "Said by",
    extra: true,
    cell: (rate) => rate.upload.fileName || "By hand",
  },
];

const asText = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

/** Which time the table is shown for. */
const TimeFilter = ({ url, zone }: { url: ListUrl; zone: string }) => (
  <>
    <FilterSelect
      url={url}
      name="when"
      label="Which rates"
      options={[
        { value: "", label: "Valid at the moment" },
        { value: "coming", label: "Beginning later" },
        { value: "past", label: "Ended" },
        { value: "all", label: "All of the table" },
      ]}
    />
    <label className="flex items-center gap-1.5 text-sm text-muted">
      at
      <input
        key={asText(url.params.at)}
        type="datetime-local"
        name="at"
        defaultValue={asText(url.params.at)}
        aria-label={`at (by the clock of ${zone}; empty is now)`}
        className={`${inputClass} w-auto!`}
      />
    </label>
  </>
);

/** The rate table of a tariff. */
export function RateList({
  header,
  href,
  tariff,
  rows,
  state,
  mayManage,
}: {
  header: ReactNode;
  /** Where the tariff is. */
  href: string;
  tariff: TariffDetailData;
  rows: readonly RateLine[];
  state: ListState;
  mayManage: boolean;
}) {
  const upload = (
    <ButtonLink href={`${href}/upload`} variant="primary" icon={<Upload aria-hidden="true" />}>
      Upload rates
    </ButtonLink>
  );
  return (
    <RecordList
      header={header}
      caption={`Rates of ${tariff.name}`}
      state={state}
      columns={columnsFor(tariff)}
      rows={rows}
      rowKey={(rate) => rate.id}
      rowHref={(rate) => `${href}/rate?prefix=${rate.prefix}`}
      searchLabel="Prefix or destination"
      moreFilters={<TimeFilter url={state.url} zone={tariff.zone} />}
      tools={
        <ExportLink
          href={listHref({ path: `${href}/export`, params: { at: state.url.params.at } })}
          label="Download CSV"
        />
      }
      empty={
        <EmptyState
          icon={<ListPlus />}
          title="No rates"
          body={
            tariff.rates.value === 0
              ? "Upload a file with a prefix and a price on each line, or add rates one by one."
              : "No rate is valid at this moment."
          }
          action={mayManage && tariff.rates.value === 0 && upload}
        />
      }
    />
  );
}
