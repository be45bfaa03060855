import type { Actor } from "@/lib/kernel/actor";
import { isMoney, type Money, normalize } from "@/lib/platform/money";
import { addDays, isPlainDate, type PlainDate, todayIn } from "@/lib/platform/time";
import { type AuditRow, shownRow } from "./audit-rows";
import { causeWords, propertyLabel } from "./rules/audit-words";
import { type PlainStep, plainWords, type Speech } from "./rules/plain-words";
import { madeText, traceText } from "./rules/trace-text";
import type { Behind, XdrBehind } from "./trace-changes";
import { isPlain } from "./trace-subject";

/** One step on the way to a figure or a status, as its reader may see it. Amounts in the customer's currency. */
export type TraceEvent = {
  key: string;
  /** When it happened, as far as that is known; else when it was written down. */
  at: Date;
  /** The same as a day of the customer's billing zone. */
  day: PlainDate;
  label: string;
  before: string | null;
  after: string | null;
  /** Signed; only of amounts. */
  delta: Money | null;
  /** The figure that is explained, after this step. */
  running: Money | null;
  /** Who did it. A customer learns only whether it was itself, staff or nobody. */
  who: { realm: string; name: string; onBehalfOf: string | null };
  /** What it was for: "xDR id 2204". */
  cause: { type: string; id: number | null; label: string } | null;
  xdrId: number | null;
  invoiceId: number | null;
  /** What the customer reads beside the movement. */
  comment: string;
  /** Why, as staff wrote it; empty for customers. */
  reason: string;
  text: string;
};

export type Teller = {
  actor: Actor;
  speech: Speech;
  zone: string;
  behind: Behind;
  /** Of the invoice that is explained: its number and what it came to. */
  invoice?: { id: number; name: string; total: Money; amountDue: Money };
};

const PEOPLE = ["customer", "account"];
const amountOf = (text: string | null): string | null =>
  text !== null && isMoney(text) ? normalize(text) : text;

export function whoOf(
  { actor, speech }: Pick<Teller, "actor" | "speech">,
  row: AuditRow | null,
): TraceEvent["who"] {
  const { who } = speech.words;
  const plain = isPlain(actor);
  if (!row || row.actorRealm === "system")
    return { realm: "system", name: plain ? who.automatic : (row?.actorName ?? ""), onBehalfOf: null };
  if (!plain) {
    const shown = shownRow(actor, row);
    return { realm: row.actorRealm, name: shown.actor.name, onBehalfOf: shown.subject?.name ?? null };
  }
  // Never the employee's name, as in "who looked at my account".
  const own = PEOPLE.includes(row.actorRealm);
  return { realm: own ? "self" : "staff", name: own ? who.you : who.staff, onBehalfOf: null };
}

/** A cause's id is a number of ours or nothing to link to. */
const linkId = (text: string): number | null => (/^[1-9]\d{0,15}$/.test(text) ? Number(text) : null);

function causeOf(row: AuditRow): TraceEvent["cause"] {
  if (row.causeType === null || row.causeId === null) return null;
  const label = `${causeWords(row.causeType).reference} ${row.causeId}`;
  return { type: row.causeType, id: linkId(row.causeId), label };
}

const createdIn = (row: AuditRow): Record<string, unknown> | null =>
  row.property === null ? ((row.details?.created as Record<string, unknown> | undefined) ?? null) : null;

/** The day after a due date, of what followed from its passing. */
export const passedOn = (row: AuditRow): PlainDate | null =>
  row.causeType === "due_date" && row.causeId && isPlainDate(row.causeId) ? addDays(row.causeId, 1) : null;

function dayOf(row: AuditRow, moment: Date, zone: string, xdr: XdrBehind | undefined): PlainDate {
  const passed = passedOn(row);
  if (passed) return passed;
  const said = row.details?.day ?? row.details?.issuedOn ?? createdIn(row)?.issuedOn;
  if (typeof said === "string" && isPlainDate(said)) return said;
  return xdr && row.property !== "paymentStatus" && row.property !== "collectionStatus"
    ? xdr.day
    : todayIn(moment, zone);
}

/** Issued at once, or after somebody looked at it: a customer hears of an invoice when it goes out. */
function isIssue(row: AuditRow): boolean {
  if (row.property === "review") return row.after === "issued";
  return typeof createdIn(row)?.issuedOn === "string";
}

function told(
  teller: Teller,
  row: AuditRow,
  facts: { xdr?: XdrBehind; running: Money | null; day: PlainDate },
) {
  const { invoice, speech, behind } = teller;
  const cause = row.causeType && row.causeId ? { type: row.causeType, id: row.causeId } : null;
  const named = cause?.type === "invoice" ? behind.invoices.get(Number(cause.id)) : undefined;
  const value = { before: amountOf(row.before), after: amountOf(row.after), delta: amountOf(row.delta) };
  if (isPlain(teller.actor)) {
    const made = invoice !== undefined && isIssue(row);
    const step: PlainStep = {
      ...value,
      property: made ? null : row.property,
      xdr: facts.xdr ?? null,
      invoice: made ? invoice.name : (named ?? null),
      total: made ? invoice.total : null,
      left: invoice ? facts.running : null,
      day: facts.day,
    };
    return plainWords(speech, step);
  }
  const created = createdIn(row);
  if (invoice && created) return madeText(invoice, cause);
  return traceText(
    { ...value, property: row.property, cause, details: row.details },
    { xdr: facts.xdr, invoice: named },
  );
}

/**
 * One row of the log as a step of a trace; null where it says nothing to its reader.
 * @param moment when it happened, where something better than the log's own clock knows.
 */
export function traceEvent(
  teller: Teller,
  row: AuditRow,
  { running, moment }: { running: Money | null; moment?: Date },
): TraceEvent | null {
  const xdr = row.causeType === "xdr" ? teller.behind.xdrs.get(Number(row.causeId)) : undefined;
  const at = moment ?? row.at;
  const day = dayOf(row, at, teller.zone, xdr);
  const text = told(teller, row, { xdr, running, day });
  if (text === null) return null;
  const plain = isPlain(teller.actor);
  const cause = causeOf(row);
  return {
    key: String(row.id),
    at,
    day,
    label: row.property === null ? "Invoice" : propertyLabel(row.property),
    before: amountOf(row.before),
    after: amountOf(row.after),
    delta: row.delta === null ? null : normalize(row.delta),
    running,
    who: whoOf(teller, row),
    cause: plain && cause?.type !== "xdr" && cause?.type !== "invoice" ? null : cause,
    xdrId: xdr?.id ?? null,
    invoiceId: cause?.type === "invoice" && teller.behind.invoices.has(cause.id ?? 0) ? cause.id : null,
    comment: xdr?.visibleComment ?? "",
    reason: plain ? "" : row.reason,
    text,
  };
}
