import { actionWords, entityWord, entityWords, propertyLabel } from "./audit-words";

export type AccessFacts = {
  kind: string;
  action: string;
  entityType: string;
  entityId: number | null;
  entityName: string;
  property: string | null;
  details: Record<string, unknown> | null;
};

const SESSIONS: Record<string, string> = {
  "impersonation.start": "Asked to open your portal",
  "impersonation.exchange": "Opened your portal",
  "impersonation.stop": "Closed your portal",
  "impersonation.end": "Your portal was closed again",
  "impersonation.end_now": "Your portal was closed again",
};

/** "/customer/subscriptions?status=active" → "subscriptions". */
const pageName = (path: string): string => {
  const [, , ...rest] = (path.split("?")[0] ?? "").split("/");
  const words = rest
    .filter((part) => part !== "" && !/^\d+$/.test(part))
    .map((part) => part.replaceAll("-", " "));
  return words.join(", ") || "home";
};

/** What someone else did with a customer's data, told to the customer: the thing done, no names of people. */
export function accessText(row: AccessFacts): string {
  const session = SESSIONS[row.action];
  if (session) return session;
  if (row.entityType === "page") return `Looked at the page “${pageName(row.entityName)}”`;
  const one =
    row.entityType === "customer"
      ? "customer record"
      : `${entityWord(row.entityType)} ${row.entityName}`.trim();
  if (row.kind === "read")
    return row.entityId === null
      ? `Looked at the list of ${entityWords(row.entityType)}`
      : `Looked at your ${one}`;
  if (row.property !== null) return `Changed ${propertyLabel(row.property).toLowerCase()} of your ${one}`;
  if (row.details && "created" in row.details) return `Added your ${one}`;
  const { done, what } = actionWords(row.action);
  return `${done.charAt(0).toUpperCase()}${done.slice(1)} ${what ? `${what} of ` : ""}your ${one}`;
}
