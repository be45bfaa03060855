import type { outbox } from "@/db/schema";
import type { AuditEntity } from "@/lib/kernel/audit";
import { isNoticeType, specOf } from "./rules/types";

export type OutboxRow = typeof outbox.$inferSelect;

type Named = Pick<OutboxRow, "id" | "type" | "customerId" | "resellerId" | "distributorId">;

/** As staff reads a type; its name where an older message has one that is no more. */
export const labelOf = (type: string): string => (isNoticeType(type) ? specOf(type).label : type);

export const messageEntity = ({ id, type, customerId, resellerId, distributorId }: Named): AuditEntity => ({
  type: "message",
  id,
  name: labelOf(type),
  customerId,
  resellerId,
  distributorId,
});

export const setEntity = (set: { id: number; name: string; resellerId: number }): AuditEntity => ({
  type: "notification_set",
  id: set.id,
  name: set.name,
  resellerId: set.resellerId,
});

export const senderDomainEntity = (row: { id: number; domain: string; resellerId: number }): AuditEntity => ({
  type: "sender_domain",
  id: row.id,
  name: row.domain,
  resellerId: row.resellerId,
});
