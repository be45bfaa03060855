import { and, eq, gte, inArray, isNotNull, lt, notInArray, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { auditLog, users } from "@/db/schema";
import { seesPersonalData } from "@/lib/kernel/actor";
import { flag, line, optionalId, timeZoneInput } from "@/lib/kernel/input";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { likeLiteral } from "@/lib/platform/search-term";
import { addDays, endOfDay, isPlainDate, startOfDay, toDate, todayIn, toInstant } from "@/lib/platform/time";
import { propertySpellings } from "./rules/audit-words";
import { TYPES_WITH_PERSONAL_NAMES } from "./rules/personal-values";

const DAY_MS = 86_400_000;
/** Without dates: a month of everything, a year of one customer, one record or one person. */
const WINDOW_DAYS = { all: 30, one: 366 };

const isInstant = (text: string): boolean => {
  try {
    return text.includes("T") && toInstant(text) !== undefined;
  } catch {
    return false;
  }
};

const moment = () =>
  z
    .string()
    .trim()
    .default("")
    .refine((text) => text === "" || isPlainDate(text) || isInstant(text), "Use a date like 2026-01-31.");

/** A choice that a form's empty option leaves open. */
const choice = <const T extends readonly [string, ...string[]]>(options: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), z.enum(options).optional());

export const AUDIT_KINDS = ["modification", "read", "auth", "system"] as const;
export const AUDIT_REALMS = [
  "admin",
  "distributor",
  "reseller",
  "customer",
  "account",
  "system",
  "anonymous",
] as const;
export const AUDIT_OUTCOMES = ["ok", "denied", "error"] as const;

/** What the log can be searched by (AUD-10). `from` and `to` are dates in `timeZone`, both inclusive, or instants. */
export const auditFilterShape = {
  from: moment(),
  to: moment(),
  timeZone: timeZoneInput().default("UTC"),
  entityType: line(60).default(""),
  entityId: optionalId(),
  entityName: line(200).default(""),
  nameMatch: z.enum(["contains", "begins"]).catch("contains").default("contains"),
  kind: choice(AUDIT_KINDS),
  property: line(100).default(""),
  realm: choice(AUDIT_REALMS),
  /** A user's id, login, or a part of the name. */
  user: line(200).default(""),
  ip: line(60).default(""),
  impersonationId: optionalId(),
  onBehalf: flag(),
  requestId: line(60).default(""),
  outcome: choice(AUDIT_OUTCOMES),
  customerId: optionalId(),
};
const auditFilterInput = z.object(auditFilterShape);
export type AuditFilter = z.output<typeof auditFilterInput>;

/** The filter as the log keeps it when it is itself viewed: what was asked for, nothing empty. */
export const askedFor = (filter: AuditFilter): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(auditFilterShape)
      .map((name) => [name, filter[name as keyof AuditFilter]] as const)
      .filter(
        ([name, value]) =>
          value !== "" && value !== null && value !== undefined && value !== false && name !== "nameMatch",
      ),
  );

export type AuditSearch = {
  /** Inclusive start and exclusive end: both always there, so that only the months asked for are opened. */
  window: { from: Date; to: Date };
  /** Conditions that an index answers in the order of time, or with a handful of rows. */
  indexed: SQL[];
  /** Conditions that are looked at row by row: the walk past those that don't match is bounded. */
  walked: SQL[];
};

function auditWindow(filter: AuditFilter, now: Date, narrow: boolean): AuditSearch["window"] {
  const edge = (text: string, ofDay: typeof startOfDay): Date | null => {
    if (text === "") return null;
    return toDate(isPlainDate(text) ? ofDay(text, filter.timeZone) : text);
  };
  // The database's clock may be a little ahead of ours; a day is also the end of today in every zone.
  const to = edge(filter.to, endOfDay) ?? new Date(now.getTime() + DAY_MS);
  const days = narrow ? WINDOW_DAYS.one : WINDOW_DAYS.all;
  const last = new Date(Math.min(to.getTime(), now.getTime()));
  const from = startOfDay(addDays(todayIn(last, filter.timeZone), -days), filter.timeZone);
  return { from: edge(filter.from, startOfDay) ?? toDate(from), to };
}

const text = (column: SQL, typed: string, match: AuditFilter["nameMatch"]): SQL => {
  const pattern = `${likeLiteral(typed.toLowerCase())}%`;
  return sql`lower(${column}) like ${match === "begins" ? pattern : `%${pattern}`}`;
};

/** Users by id or login are found through an index; anything else is part of a name, looked at row by row. */
async function userConditions(read: Reader, typed: string): Promise<Pick<AuditSearch, "indexed" | "walked">> {
  if (/^\d{1,15}$/.test(typed)) return { indexed: [eq(auditLog.actorId, Number(typed))], walked: [] };
  const found = await read.tx
    .select({ id: users.id })
    .from(users)
    .where(visibleAnd(read.actor, "users", sql`lower(${users.login}) = ${typed.toLowerCase()}`));
  if (found.length > 0)
    return {
      indexed: [
        inArray(
          auditLog.actorId,
          found.map(({ id }) => id),
        ),
      ],
      walked: [],
    };
  const inName = text(sql`${auditLog.actorName}`, typed, "contains");
  // Who may not see personal data may not find customers by trying their names either.
  const staffOnly = notInArray(auditLog.actorRealm, ["customer", "account"]);
  return { indexed: [], walked: [seesPersonalData(read.actor) ? inName : (and(inName, staffOnly) as SQL)] };
}

const ofImpersonation = (id: number): SQL =>
  or(
    eq(auditLog.impersonationId, id),
    and(eq(auditLog.entityType, "impersonation"), eq(auditLog.entityId, id)),
  ) as SQL;

/** Conditions that leave the rows of one thing. */
function narrowConditions(filter: AuditFilter): SQL[] {
  const found: (SQL | null)[] = [
    filter.customerId === null ? null : eq(auditLog.customerId, filter.customerId),
    filter.entityType !== "" && filter.entityId !== null
      ? (and(eq(auditLog.entityType, filter.entityType), eq(auditLog.entityId, filter.entityId)) as SQL)
      : null,
    filter.impersonationId === null ? null : ofImpersonation(filter.impersonationId),
    filter.requestId === ""
      ? null
      : (and(sql`${auditLog.requestId} <> ''`, eq(auditLog.requestId, filter.requestId)) as SQL),
  ];
  return found.filter((condition) => condition !== null);
}

/** Conditions that few rows meet, with partial indexes in the order of time. The planner must see their predicates. */
function rareConditions(filter: AuditFilter): SQL[] {
  const refused = filter.outcome !== undefined && filter.outcome !== "ok";
  return [
    ...(filter.onBehalf ? [isNotNull(auditLog.impersonationId)] : []),
    ...(refused
      ? [and(sql`${auditLog.outcome} <> 'ok'`, eq(auditLog.outcome, filter.outcome as string)) as SQL]
      : []),
  ];
}

function walkedConditions(read: Reader, filter: AuditFilter): SQL[] {
  const found: (SQL | undefined | false)[] = [
    filter.entityType !== "" && filter.entityId === null && eq(auditLog.entityType, filter.entityType),
    filter.entityType === "" && filter.entityId !== null && eq(auditLog.entityId, filter.entityId),
    filter.entityName !== "" && text(sql`${auditLog.entityName}`, filter.entityName, filter.nameMatch),
    filter.entityName !== "" &&
      !seesPersonalData(read.actor) &&
      notInArray(auditLog.entityType, TYPES_WITH_PERSONAL_NAMES),
    filter.kind && eq(auditLog.kind, filter.kind),
    filter.property !== "" &&
      inArray(
        sql`lower(regexp_replace(${auditLog.property}, '[^[:alnum:]]', '', 'g'))`,
        propertySpellings(filter.property),
      ),
    filter.realm && eq(auditLog.actorRealm, filter.realm),
    filter.ip !== "" && eq(auditLog.ip, filter.ip),
    filter.outcome === "ok" && eq(auditLog.outcome, "ok"),
  ];
  return found.filter((condition) => condition !== undefined && condition !== false);
}

/** The filter as conditions, told apart by what they cost. */
export async function auditSearch(read: Reader, filter: AuditFilter): Promise<AuditSearch> {
  const byUser = filter.user === "" ? { indexed: [], walked: [] } : await userConditions(read, filter.user);
  const narrow = [...narrowConditions(filter), ...byUser.indexed];
  return {
    window: auditWindow(filter, read.now, narrow.length > 0),
    indexed: [...narrow, ...rareConditions(filter)],
    walked: [...walkedConditions(read, filter), ...byUser.walked],
  };
}

/** The window as conditions on the partition key. */
export const inWindow = ({ from, to }: AuditSearch["window"]): SQL =>
  and(gte(auditLog.at, from), lt(auditLog.at, to)) as SQL;
