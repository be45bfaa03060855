import type { imports } from "@/db/schema";
import type { AuditEntity } from "@/lib/kernel/audit";

export type ImportRecord = typeof imports.$inferSelect;

export const IMPORT_STATUSES = [
  "staged",
  "previewing",
  "previewed",
  "queued",
  "running",
  "done",
  "failed",
  "cancelled",
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** How an import is named in the audit log. */
export const importEntity = (row: Pick<ImportRecord, "id" | "fileName" | "resellerId">): AuditEntity => ({
  type: "import",
  id: row.id,
  name: row.fileName,
  resellerId: row.resellerId,
});
