import { History } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/platform/format";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { Badge } from "../ui/badge";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { MODE_NAMES, type TariffDetailData } from "./tariff-types";

export type RateUploadLine = {
  id: number;
  mode: string;
  effectiveFrom: Date;
  fileName: string;
  lines: number;
  added: number;
  changed: number;
  ended: number;
  unchanged: number;
  createdByName: string;
  createdAt: Date;
};

const count = (key: "lines" | "added" | "changed" | "ended" | "unchanged", header: string) => ({
  key,
  header,
  align: "right" as const,
  cell: (row: RateUploadLine) => formatCount(row[key]),
});

const columnsFor = (zone: string, timeZone: string): RoomColumn<RateUploadLine>[] => [
  {
    key: "file",
    header: "File",
    fixed: true,
    cell: (row) => row.fileName || "By hand",
  },
  { key: "mode", header: "What", cell: (row) => <Badge>{MODE_NAMES[row.mode]}</Badge> },
  {
    key: "from",
    header: "From",
    cell: (row) => <InstantText instant={row.effectiveFrom} timeZone={zone} />,
  },
  { ...count("lines", "Lines"), extra: true },
  count("added", "New"),
  count("changed", "Changed"),
  count("ended", "Ended"),
  { ...count("unchanged", "Unchanged"), extra: true },
  { key: "by", header: "By", cell: (row) => row.createdByName },
  {
    key: "at",
    header: "On",
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
];

/** Every change of a tariff's rates. */
export const RateUploadList = ({
  header,
  tariff,
  rows,
  state,
  timeZone,
}: {
  header: ReactNode;
  tariff: TariffDetailData;
  rows: readonly RateUploadLine[];
  state: ListState;
  timeZone: string;
}) => (
  <RecordList
    header={header}
    caption={`Changes of the rates of ${tariff.name}`}
    state={state}
    columns={columnsFor(tariff.zone, timeZone)}
    rows={rows}
    rowKey={(row) => row.id}
    search={false}
    empty={
      <EmptyState
        icon={<History />}
        title="Nothing has changed yet"
        body="Each file that is applied stands here, with what it changed and who applied it."
      />
    }
  />
);
