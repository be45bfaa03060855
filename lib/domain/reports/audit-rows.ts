import { sql } from "drizzle-orm";
import { auditLog } from "@/db/schema";
import { type Actor, seesPersonalData } from "@/lib/kernel/actor";
import { normalize } from "@/lib/platform/money";
import { type AuditParty, auditText } from "./rules/audit-text";
import { causeWords, entityWord, propertyLabel } from "./rules/audit-words";
import { isPersonal, maskedDetails, maskedName, maskedValue } from "./rules/personal-values";

export type AuditRow = typeof auditLog.$inferSelect;

/** One row as a reader may see it: structured, and as a sentence. */
export type AuditItem = {
  id: number;
  at: Date;
  kind: string;
  action: string;
  outcome: string;
  /** The real person. */
  actor: AuditParty;
  /** On whose behalf, when someone acted for someone else. */
  subject: AuditParty | null;
  impersonationId: number | null;
  portal: string;
  requestId: string;
  ip: string;
  session: string;
  entity: { type: string; label: string; id: number | null; name: string; customerId: number | null };
  property: string | null;
  propertyLabel: string | null;
  before: string | null;
  after: string | null;
  /** A decimal string, signed; only for amounts. */
  delta: string | null;
  cause: { type: string; id: string; label: string } | null;
  reason: string;
  details: Record<string, unknown> | null;
  /** Values of this row stand masked, because the viewer has no right to personal data. */
  masked: boolean;
  text: string;
};

const partyName = (realm: string, name: string, shown: boolean): string =>
  shown || !["customer", "account"].includes(realm) ? name : maskedName("customer", name);

const causeOf = (row: AuditRow): AuditItem["cause"] =>
  row.causeType === null || row.causeId === null
    ? null
    : { type: row.causeType, id: row.causeId, label: causeWords(row.causeType).cause };

/** A stored row as `actor` may see it. Staff names are never masked: who did it is what the log is for. */
export function shownRow(actor: Actor, row: AuditRow): AuditItem {
  const shown = seesPersonalData(actor);
  const value = (text: string | null) =>
    shown || row.property === null ? text : maskedValue(row.entityType, row.property, text);
  const facts = {
    kind: row.kind,
    action: row.action,
    outcome: row.outcome,
    actor: { realm: row.actorRealm, id: row.actorId, name: partyName(row.actorRealm, row.actorName, shown) },
    subject:
      row.subjectRealm === null
        ? null
        : {
            realm: row.subjectRealm,
            id: row.subjectId,
            name: partyName(row.subjectRealm, row.subjectName ?? "", shown),
          },
    entity: {
      type: row.entityType,
      label: entityWord(row.entityType),
      id: row.entityId,
      name: shown ? row.entityName : maskedName(row.entityType, row.entityName),
      customerId: row.customerId,
    },
    property: row.property,
    before: value(row.before),
    after: value(row.after),
    delta: row.delta === null ? null : normalize(row.delta),
    cause: causeOf(row),
    reason: row.reason,
    details: shown ? row.details : (maskedDetails(row.entityType, row.details) as AuditItem["details"]),
  };
  return {
    ...facts,
    id: row.id,
    at: row.at,
    impersonationId: row.impersonationId,
    portal: row.portal,
    requestId: row.requestId,
    ip: row.ip,
    session: row.sessionRef,
    propertyLabel: row.property === null ? null : propertyLabel(row.property),
    masked: !shown && row.property !== null && isPersonal(row.entityType, row.property),
    text: auditText(facts),
  };
}

/** The order of the log: by time, then by the sequence that numbers the rows. */
export const AUDIT_ORDER = {
  at: { by: sql`${auditLog.at}`, type: "timestamptz", of: (row: AuditRow) => row.at.toISOString() },
  id: { by: sql`${auditLog.id}`, of: (row: AuditRow) => row.id },
} as const;
