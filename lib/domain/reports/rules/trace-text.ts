import { formatMoney } from "@/lib/platform/format";
import { type AuditFacts, auditText } from "./audit-text";

/** What stands behind a change, as far as it is known: the movement or the invoice that its cause names. */
export type TraceCause = {
  /** The xDR's kind, and what it takes back. */
  xdr?: { kind: string; reverses: number | null };
  /** The number of the invoice. */
  invoice?: string;
};

type Told = Pick<AuditFacts, "property" | "before" | "after" | "delta" | "cause"> & {
  details: AuditFacts["details"];
};

/** Where a movement's amount came from, in the words of the log (domain reference F3). */
const SOURCES: Record<string, [cause: string, source: string]> = {
  payment: ["Payments source", "from customer payment transaction"],
  refund: ["Refund", "to the customer from unallocated payments"],
  charge_back: ["Charge-back", "to the customer's bank, which took it back"],
  adjustment: ["Adjustment", "from an adjustment of the invoice"],
  write_off: ["Write-off", "from giving up what was left of the invoice"],
  credit: ["Credit", "from a credit of the customer"],
  promotional_credit: ["Promotional credit", "from a credit of the customer"],
  charge: ["Charge", "from a charge by hand"],
  call: ["Usage", "from a rated call"],
  message: ["Usage", "from a rated message"],
  data: ["Usage", "from rated data"],
  event: ["Usage", "from a rated event"],
  subscription_fee: ["Subscription", "from a recurring fee"],
  activation_fee: ["Subscription", "from an activation fee"],
  cancellation_fee: ["Subscription", "from a cancellation fee"],
  waiver: ["Subscription", "from days without service"],
  tax: ["Tax", "from invoice generation"],
  rounding: ["Rounding", "from invoice generation"],
  late_fee: ["Late fee", "from collection"],
  reactivation_fee: ["Reactivation fee", "from collection"],
  commission: ["Commission", "from a partner's commission"],
};

const STATUSES = ["paymentStatus", "collectionStatus"];
const sentence = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).replaceAll("_", " ");
const shown = (property: string | null, value: string | null) =>
  value !== null && property !== null && STATUSES.includes(property) ? sentence(value) : value;

function causeWordsOf(row: Told, behind: TraceCause): Record<string, string> {
  if (behind.xdr) {
    const [cause, source] = SOURCES[behind.xdr.kind] ?? [sentence(behind.xdr.kind), "from the ledger"];
    const { reverses } = behind.xdr;
    return reverses === null ? { cause, source } : { cause, source: `from taking back xDR ${reverses}` };
  }
  if (row.cause?.type !== "invoice" || !behind.invoice) return {};
  if (row.property !== "unallocatedPayments") return { cause: "Invoice", source: behind.invoice };
  return row.delta?.startsWith("-")
    ? { cause: "Allocation", source: `to invoice ${behind.invoice}` }
    : { cause: "Allocation taken back", source: `from invoice ${behind.invoice}` };
}

/**
 * One change as staff reads it, in the seed's form: property, from, to, by how much, and the cause with its xDR id (golden
 * test G3). `behind` is what the cause's id turned out to be.
 */
export const traceText = (row: Told, behind: TraceCause = {}): string =>
  auditText({
    kind: "modification",
    action: "trace",
    outcome: "ok",
    actor: { realm: "", id: null, name: "" },
    subject: null,
    entity: { type: "", id: null, name: "" },
    reason: "",
    ...row,
    before: shown(row.property, row.before),
    after: shown(row.property, row.after),
    details: { ...causeWordsOf(row, behind), ...onlyWords(row.details) },
  });

/** A row's own words for its cause come first. */
const onlyWords = (details: AuditFacts["details"]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(details ?? {}).filter(([name]) => name === "cause" || name === "source"));

/** The beginning of an invoice: what it came to, and what was due with what was owed before. */
export function madeText(
  made: { name: string; total: string; amountDue: string },
  cause: Told["cause"],
): string {
  const by = cause?.type === "bill_run" ? ` Bill run (bill run id ${cause.id}).` : "";
  return `Invoice ${made.name} generated: total ${formatMoney(made.total)}, amount due ${formatMoney(made.amountDue)}.${by}`;
}
