import { Plus, RadioTower } from "lucide-react";
import { DataTable } from "../list/data-table";
import { StatusBadge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import type { SourceData } from "./source-form";

export const NewSource = () => (
  <ButtonLink href="/admin/usage/sources/new" variant="primary" icon={<Plus aria-hidden="true" />}>
    New source
  </ButtonLink>
);

/** Every source by name. */
export const SourceList = ({ sources }: { sources: readonly SourceData[] }) => (
  <DataTable
    caption="Sources of usage"
    columns={[
      { key: "name", header: "Name", cell: (row) => row.name },
      { key: "key", header: "Key", cell: (row) => <code>{row.key}</code> },
      {
        key: "format",
        header: "Format",
        cell: (row) => (row.format === "asterisk" ? "Asterisk" : "Any CSV"),
      },
      { key: "watched", header: "Folder", cell: (row) => (row.watched ? "Watched" : "") },
      {
        key: "endpoint",
        header: "Endpoint",
        cell: (row) =>
          row.hasEndpoint ? (
            <StatusBadge tone="good">Open</StatusBadge>
          ) : (
            <StatusBadge tone="neutral">Closed</StatusBadge>
          ),
      },
    ]}
    rows={sources}
    rowKey={(row) => row.id}
    rowHref={(row) => `/admin/usage/sources/${row.id}`}
    empty={
      <EmptyState
        icon={<RadioTower />}
        title="No sources yet"
        body="A source is a switch or another system: it says how its records are read, and keeps its calls apart from those of others."
        action={<NewSource />}
      />
    }
  />
);
