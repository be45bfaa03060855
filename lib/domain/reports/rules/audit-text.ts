import { formatCounted, formatMoney, moneySign } from "@/lib/platform/format";
import { isMoney } from "@/lib/platform/money";
import { actionWords, causeWords, entityWord, entityWords, propertyLabel } from "./audit-words";

export type AuditParty = { realm: string; id: number | null; name: string };

/** A row as the sentence needs it: values already masked for the viewer. */
export type AuditFacts = {
  kind: string;
  action: string;
  outcome: string;
  actor: AuditParty;
  subject: AuditParty | null;
  entity: { type: string; id: number | null; name: string };
  property: string | null;
  before: string | null;
  after: string | null;
  delta: string | null;
  cause: { type: string; id: string } | null;
  reason: string;
  details: Record<string, unknown> | null;
};

const LONGEST = 120;

const shorten = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function valueText(value: string | null, isAmount: boolean): string {
  if (value === null || value === "") return "nothing";
  if (isAmount && isMoney(value)) return formatMoney(value);
  if (value === "true") return "yes";
  if (value === "false") return "no";
  return shorten(value);
}

const wordIn = (details: AuditFacts["details"], name: string): string | undefined => {
  const value = details?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

function deltaText(delta: string | null): string {
  const sign = delta === null ? 0 : moneySign(delta);
  if (delta === null || sign === 0) return "";
  return ` (${sign > 0 ? "increased" : "decreased"} by ${formatMoney(delta.replace(/^-/, ""))})`;
}

/** "<Cause> – <source> (xDR id <N>)." A row's own words for its cause come first (details.cause, details.source). */
function causeText({ cause, details }: AuditFacts): string {
  if (!cause) return "";
  const words = causeWords(cause.type);
  const source = wordIn(details, "source") ?? words.source;
  return ` ${wordIn(details, "cause") ?? words.cause}${source ? ` – ${source}` : ""} (${words.reference} ${cause.id}).`;
}

/** `<Property> changed from <old> to <new> (increased|decreased by <delta>). <Cause> – <source> (xDR id <N>).` */
function changeText(row: AuditFacts, property: string): string {
  const amount = row.delta !== null;
  const from = valueText(row.before, amount);
  const to = valueText(row.after, amount);
  return `${propertyLabel(property)} changed from ${from} to ${to}${deltaText(row.delta)}.${causeText(row)}`;
}

function actorName({ actor }: AuditFacts): string {
  if (actor.realm === "system") return `The job “${actor.name}”`;
  return actor.realm === "anonymous" ? "Someone not signed in" : actor.name;
}

/** The real person first; on whose behalf, when acting (AUD, IMP-9). */
const onBehalf = ({ subject }: AuditFacts): string => (subject ? ` on behalf of ${subject.name}` : "");

const named = ({ entity }: AuditFacts): string =>
  `the ${entityWord(entity.type)}${entity.name ? ` ${shorten(entity.name)}` : entity.id === null ? "" : ` ${entity.id}`}`;

const because = (reason: string): string => (reason ? ` Reason: ${shorten(reason)}` : "");

const ENDED: Record<string, string> = {
  stopped: "stopped",
  expired: "its time was up",
  idle: "nothing was done for too long",
  actor_signed_out: "the person behind it signed out",
  actor_disabled: "the person behind it may not sign in any more",
  actor_lost_right: "the right to act was taken away",
  password_changed: "the person behind it changed the password",
  subject_unavailable: "the one acted for was blocked or closed",
  subject_signed_out_everywhere: "signed out everywhere",
  switched_off: "“log in as” was switched off",
  replaced: "another one took its place",
  revoked: "ended by someone else",
};

/** Why an acting session ended, in words. */
export const endCauseWords = (cause: string): string => ENDED[cause] ?? cause.replaceAll("_", " ");

const ended = (row: AuditFacts): string => {
  const by = wordIn(row.details, "by");
  const cause = wordIn(row.details, "ended");
  return `Acting for ${row.entity.name || "someone"}${by ? ` by ${by}` : ""} ended${cause ? `: ${endCauseWords(cause)}` : ""}.`;
};

/** What has words of its own. `who` is the actor; `for` says on whose behalf, with a leading space. */
const SENTENCES: Record<string, (row: AuditFacts, who: string) => string> = {
  "session.sign_in": (row) =>
    `${wordIn(row.details, "user") ?? row.entity.name} signed in${row.entity.name ? ` as ${row.entity.name}` : ""}.`,
  "session.sign_out": (_, who) => `${who} signed out.`,
  "session.sign_out_everywhere": (row, who) =>
    row.entity.type === "impersonation" ? ended(row) : `${who} signed out everywhere.`,
  "session.confirm_password": (_, who) => `${who} confirmed the password.`,
  "session.verify_second_factor": (_, who) => `${who} confirmed the second factor.`,
  "impersonation.start": (row, who) =>
    row.details && "alert" in row.details
      ? `${who} acted for more customers within an hour than is usual.`
      : `${who} asked to log in as ${row.entity.name}.${because(row.reason)}`,
  "impersonation.exchange": (row, who) =>
    wordIn(row.details, "ended")
      ? ended(row)
      : `${row.actor.realm === "anonymous" ? (wordIn(row.details, "by") ?? who) : who} logged in as ${row.entity.name}.${because(row.reason)}`,
  "impersonation.stop": (row, who) =>
    `${who} stopped acting for ${row.entity.name || row.subject?.name || "someone"}.`,
  "impersonation.end": ended,
  "impersonation.end_now": (row, who) =>
    `${who} ended the acting of ${wordIn(row.details, "by") ?? "someone"} for ${row.entity.name}.${because(row.reason)}`,
  "portal.read": (row, who) =>
    `${who} ${row.details?.method === "POST" ? "sent a form on" : "opened"} the page ${row.entity.name}${onBehalf(row)}.`,
  "audit.list": (_, who) => `${who} viewed the audit log.`,
  "audit.record_check": () => "The seals of the audit log were checked, and all fit.",
  "audit.export": (_, who) => `${who} exported the audit log.`,
  "user.change_password": (row, who) => `${who} changed the password${onBehalf(row)}.`,
};

function deniedText(row: AuditFacts, who: string): string {
  const reason = row.reason ? `: ${shorten(row.reason)}` : ".";
  if (row.action === "audit.record_check") return `The check of the audit log found ${shorten(row.reason)}`;
  if (row.action === "session.sign_in") return `Sign-in as “${row.entity.name}” was refused${reason}`;
  return `${who} was refused “${row.action}”${onBehalf(row)}${reason}`;
}

function readText(row: AuditFacts, who: string): string {
  if (row.entity.id !== null || row.entity.name) return `${who} read ${named(row)}${onBehalf(row)}.`;
  const count = row.details?.count;
  const found = typeof count === "number" ? ` (${formatCounted(count, "row")})` : "";
  return `${who} read the list of ${entityWords(row.entity.type)}${found}${onBehalf(row)}.`;
}

function doneText(row: AuditFacts, who: string): string {
  const behalf = onBehalf(row);
  if (row.details && "created" in row.details)
    return `${who} created ${named(row)}${behalf}.${because(row.reason)}`;
  if (row.details?.unchanged === true) return `${who} saved ${named(row)}${behalf}; nothing changed.`;
  const { done, what } = actionWords(row.action);
  return `${who} ${done} ${what ? `${what} of ` : ""}${named(row)}${behalf}.${because(row.reason)}`;
}

/**
 * A row of the audit log as a sentence. A changed property is told in the form of domain.md F3 (golden test G3); all
 * else begins with the real person, then "on behalf of" whom they acted for.
 */
export function auditText(row: AuditFacts): string {
  if (row.property !== null) return changeText(row, row.property);
  const who = actorName(row);
  if (row.outcome !== "ok") return deniedText(row, who);
  const own = SENTENCES[row.action];
  if (own) return own(row, who);
  return row.kind === "read" ? readText(row, who) : doneText(row, who);
}
