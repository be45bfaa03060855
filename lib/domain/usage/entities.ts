import type { unratedUsage, usageFiles, usageRecords, usageSources } from "@/db/schema";
import type { AuditEntity } from "@/lib/kernel/audit";

export type UsageSourceRow = typeof usageSources.$inferSelect;
export type UsageFileRow = typeof usageFiles.$inferSelect;
export type UnratedRow = typeof unratedUsage.$inferSelect;
export type UsageRecordRow = typeof usageRecords.$inferSelect;

export const USAGE_FILE_STATUSES = ["queued", "running", "done", "failed", "cancelled"] as const;
export type UsageFileStatus = (typeof USAGE_FILE_STATUSES)[number];

export const sourceEntity = (row: Pick<UsageSourceRow, "id" | "name" | "resellerId">): AuditEntity => ({
  type: "usage_source",
  id: row.id,
  name: row.name,
  resellerId: row.resellerId,
});

export const fileEntity = (row: Pick<UsageFileRow, "id" | "fileName" | "resellerId">): AuditEntity => ({
  type: "usage_file",
  id: row.id,
  name: row.fileName,
  resellerId: row.resellerId,
});

export const unratedEntity = (
  row: Pick<UnratedRow, "id" | "callId" | "resellerId" | "distributorId" | "customerId">,
): AuditEntity => ({
  type: "unrated_usage",
  id: row.id,
  name: row.callId,
  resellerId: row.resellerId,
  distributorId: row.distributorId,
  customerId: row.customerId,
});
