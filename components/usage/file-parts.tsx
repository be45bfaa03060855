import { FileUp, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/platform/format";
import { type ListState, RecordList, type RoomColumn } from "../rooms/record-list";
import { StatusBadge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { InstantText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";
import { FILE_STATES, type UsageFileLine } from "./file-types";

export const FileStatus = ({ status }: { status: UsageFileLine["status"] }) => (
  <StatusBadge tone={FILE_STATES[status].tone}>{FILE_STATES[status].word}</StatusBadge>
);

const count = (
  key: "lines" | "rated" | "free" | "duplicates" | "unrated",
  header: string,
): RoomColumn<UsageFileLine> => ({
  key,
  header,
  align: "right",
  hideOnPhone: key === "free" || key === "duplicates",
  cell: (row) => formatCount(row[key]),
});

const columnsFor = (timeZone: string): RoomColumn<UsageFileLine>[] => [
  { key: "file", header: "File", fixed: true, cell: (row) => row.fileName },
  { key: "status", header: "Status", cell: (row) => <FileStatus status={row.status} /> },
  { key: "source", header: "Source", cell: (row) => row.source },
  count("lines", "Records"),
  count("rated", "Rated"),
  count("free", "Free"),
  count("duplicates", "Known"),
  count("unrated", "Waiting"),
  { key: "by", header: "By", extra: true, cell: (row) => row.createdByName },
  {
    key: "created",
    header: "Taken in",
    cell: (row) => <InstantText instant={row.createdAt} timeZone={timeZone} />,
  },
];

export const UploadLink = () => (
  <ButtonLink href="/admin/usage/new" variant="primary" icon={<Upload aria-hidden="true" />}>
    Upload a file
  </ButtonLink>
);

/** The files of usage there were, the newest first. */
export const FileList = ({
  header,
  rows,
  state,
  timeZone,
  hasSources,
}: {
  header: ReactNode;
  rows: readonly UsageFileLine[];
  state: ListState;
  timeZone: string;
  hasSources: boolean;
}) => (
  <RecordList
    header={header}
    caption="Files of usage"
    state={state}
    columns={columnsFor(timeZone)}
    rows={rows}
    rowKey={(row) => row.id}
    rowHref={(row) => `/admin/usage/files/${row.id}`}
    rowTone={(row) => (row.status === "cancelled" ? "muted" : undefined)}
    search={false}
    empty={
      <EmptyState
        icon={<FileUp />}
        title="No files yet"
        body={
          hasSources
            ? "Upload a Master.csv of Asterisk, or any CSV of a source with a mapping. A record that was here before is known and not charged again."
            : "First say which switch or system tells what was used: make a source."
        }
        action={
          hasSources ? (
            <UploadLink />
          ) : (
            <ButtonLink href="/admin/usage/sources/new" variant="primary">
              New source
            </ButtonLink>
          )
        }
      />
    }
  />
);
