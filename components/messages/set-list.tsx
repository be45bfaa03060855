import { MailPlus } from "lucide-react";
import type { ReactNode } from "react";
import { formatCounted } from "@/lib/platform/format";
import { DataTable } from "../list/data-table";
import { EmptyState } from "../ui/empty-state";
import type { SetData } from "./set-types";

/** Notification sets, by name. */
export const SetList = ({
  sets,
  base,
  companyName,
  add,
}: {
  sets: readonly SetData[];
  /** Where sets are. */
  base: string;
  companyName: string;
  add?: ReactNode;
}) => (
  <DataTable
    caption="Notification sets"
    columns={[
      { key: "name", header: "Name", cell: (row: SetData) => row.name },
      { key: "owner", header: "Managed by", cell: (row: SetData) => row.ownerName ?? companyName },
      {
        key: "custom",
        header: "Changed",
        cell: (row: SetData) => (row.custom === 0 ? "None" : formatCounted(row.custom, "template")),
      },
      {
        key: "classes",
        header: "Used by",
        cell: (row: SetData) =>
          row.classes === 0 ? "No class" : formatCounted(row.classes, "class", "classes"),
      },
    ]}
    rows={sets}
    rowKey={(row) => row.id}
    rowHref={(row) => `${base}/${row.id}`}
    empty={
      <EmptyState
        icon={<MailPlus />}
        title="No sets yet"
        body="Without one, customers are told in the built-in words. A set changes them for the classes that use it."
        action={add}
      />
    }
  />
);
