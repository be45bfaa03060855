import { sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { isMoney, subtract } from "@/lib/platform/money";
import { entityIdOf, isSigned, type Person, realPerson } from "./actor";
import type { Context } from "./context";

export type AuditKind = "modification" | "read" | "auth" | "system";

/** What a row is about. The owner columns decide who may later see it. */
export type AuditEntity = {
  type: string;
  id: number | null;
  name?: string;
  resellerId?: number | null;
  distributorId?: number | null;
  customerId?: number | null;
};

export type AuditCause = { type: string; id: string | number };

export type AuditOptions = {
  reason?: string;
  cause?: AuditCause;
  /** Property names whose values are money: a delta is worked out for them. */
  amounts?: readonly string[];
  details?: Record<string, unknown>;
  /** Who did it, where the context can't know yet: the person who has just signed in. */
  by?: Person;
};

export type AuditEntry = {
  kind: AuditKind;
  action: string;
  outcome: "ok" | "denied" | "error";
  entity: AuditEntity;
  property: string | null;
  before: string | null;
  after: string | null;
  delta: string | null;
  cause: AuditCause | null;
  reason: string;
  details: Record<string, unknown> | null;
  by: Person | null;
};

/** Names under which a secret may hide; their values never enter the log (AUD-9). */
const SECRET = /pass(word|phrase)|secret|token|hash|totp|recovery|handover|api_?key/i;

const shown = (name: string, value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  if (SECRET.test(name)) return "•••";
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

const redacted = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null && value !== "")
      .map(([name, value]) => [name, SECRET.test(name) ? "•••" : value]),
  );

const same = (a: unknown, b: unknown): boolean => {
  const text = (v: unknown) => (v instanceof Date ? v.toISOString() : JSON.stringify(v ?? null));
  if (typeof a === "string" && typeof b === "string" && isMoney(a) && isMoney(b))
    return a === b || subtract(a, b) === "0.00";
  return text(a) === text(b);
};

/** Collects the rows of one operation; the runner writes them in the operation's own transaction. */
export class AuditTrail {
  readonly entries: AuditEntry[] = [];
  constructor(
    private readonly action: string,
    private readonly kind: AuditKind = "modification",
  ) {}

  /** Something came into being; its values stand in `details`. */
  created(entity: AuditEntity, values: Record<string, unknown>, options: AuditOptions = {}): void {
    this.event(entity, { ...options, details: { created: redacted(values), ...options.details } });
  }

  /** One row per property of `after` that differs from `before`; "saved, nothing changed" is one row too. */
  changed<T extends object>(
    entity: AuditEntity,
    before: T,
    after: Partial<T>,
    options: AuditOptions = {},
  ): void {
    const old = before as Record<string, unknown>;
    const differing = Object.entries(after).filter(([name, value]) => !same(old[name], value));
    for (const [name, value] of differing) this.property(entity, name, old[name], value, options);
    if (differing.length === 0) this.event(entity, { ...options, details: { unchanged: true } });
  }

  /** One property went from one value to another. Values are shown as text; `delta` only for amounts. */
  property(
    entity: AuditEntity,
    name: string,
    before: unknown,
    after: unknown,
    options: AuditOptions = {},
  ): void {
    const [from, to] = [shown(name, before), shown(name, after)];
    const amount = options.amounts?.includes(name) && from && to && isMoney(from) && isMoney(to);
    this.entries.push({
      ...this.entry(entity, options),
      property: name,
      before: from,
      after: to,
      delta: amount ? subtract(to, from) : null,
    });
  }

  /** Something happened that is not a change of one property. */
  event(
    entity: AuditEntity,
    options: AuditOptions & { kind?: AuditKind; outcome?: AuditEntry["outcome"] } = {},
  ): void {
    this.entries.push({
      ...this.entry(entity, options),
      kind: options.kind ?? this.kind,
      outcome: options.outcome ?? "ok",
    });
  }

  private entry(entity: AuditEntity, options: AuditOptions): AuditEntry {
    return {
      kind: this.kind,
      action: this.action,
      outcome: "ok",
      entity,
      property: null,
      before: null,
      after: null,
      delta: null,
      cause: options.cause ?? null,
      reason: options.reason ?? "",
      details: options.details ?? null,
      by: options.by ?? null,
    };
  }
}

/**
 * Writes rows with the context's identity: who really acted, on whose behalf, from where. One statement, however
 * many rows. `at` is database time: audit order must not depend on a request's clock (MON-10).
 */
export async function writeAudit(
  tx: Database | Transaction,
  ctx: Context,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const { actor } = ctx;
  const person = realPerson(actor);
  const acting = isSigned(actor) && actor.impersonator ? actor : null;
  const common = {
    actor_realm: person?.realm ?? actor.kind,
    actor_id: person?.userId ?? null,
    actor_name: person?.name ?? (actor.kind === "system" ? actor.job : "anonymous"),
    subject_realm: acting?.kind ?? null,
    subject_id: acting ? entityIdOf(acting) : null,
    subject_name: acting?.name ?? null,
    impersonation_id: acting?.impersonator?.impersonationId ?? null,
    portal: ctx.portal,
    request_id: ctx.requestId,
    ip: ctx.ip,
    session_ref: ctx.sessionHash.slice(0, 12),
  };
  const rows = entries.map((e) => ({
    ...common,
    ...(e.by ? { actor_realm: e.by.realm, actor_id: e.by.userId, actor_name: e.by.name } : {}),
    kind: e.kind,
    action: e.action,
    outcome: e.outcome,
    entity_type: e.entity.type,
    entity_id: e.entity.id,
    entity_name: e.entity.name ?? "",
    property: e.property,
    before: e.before,
    after: e.after,
    delta: e.delta,
    cause_type: e.cause?.type ?? null,
    cause_id: e.cause ? String(e.cause.id) : null,
    reason: e.reason,
    details: e.details,
    reseller_id: e.entity.resellerId ?? ("resellerId" in actor ? actor.resellerId : 0),
    distributor_id: e.entity.distributorId ?? ("distributorId" in actor ? actor.distributorId : 0),
    customer_id: e.entity.customerId ?? ("customerId" in actor ? actor.customerId : null),
  }));
  await tx.execute(sql`
    insert into audit_log (actor_realm, actor_id, actor_name, subject_realm, subject_id, subject_name,
      impersonation_id, portal, request_id, ip, session_ref, kind, action, outcome, entity_type, entity_id,
      entity_name, property, before, after, delta, cause_type, cause_id, reason, details, reseller_id,
      distributor_id, customer_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(actor_realm text, actor_id bigint,
      actor_name text, subject_realm text, subject_id bigint, subject_name text, impersonation_id bigint,
      portal text, request_id text, ip text, session_ref text, kind text, action text, outcome text,
      entity_type text, entity_id bigint, entity_name text, property text, before text, after text,
      delta numeric, cause_type text, cause_id text, reason text, details jsonb, reseller_id bigint,
      distributor_id bigint, customer_id bigint)`);
}
