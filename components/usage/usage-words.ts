import { formatQuantity } from "@/lib/platform/quantity";

/** What is used, as people call it. */
export const SERVICE_NAMES: Record<string, string> = {
  call: "Calls",
  message: "Messages",
  data: "Data",
  event: "Events",
};
export const KIND_NAMES: Record<string, string> = {
  call: "Call",
  message: "Message",
  data: "Data",
  event: "Event",
};

export const DISPOSITION_WORDS: Record<string, string> = {
  answered: "Answered",
  no_answer: "Not answered",
  busy: "Busy",
  failed: "Failed",
};

/** Why nothing is charged. */
export const WAIVED_WORDS: Record<string, string> = {
  omitted: "Not to be billed, says the switch",
  not_answered: "Not answered",
  nothing_used: "Nothing was used",
  free_seconds: "Within the free seconds",
};

export const REASON_WORDS: Record<string, string> = {
  malformed: "Can't be read",
  no_account: "No account",
  account_closed: "Account closed before",
  no_tariff: "No tariff",
  not_a_number: "Not a number",
  no_rate: "No rate",
  rate_not_valid: "No rate at that time",
  currency_mismatch: "Another currency",
  not_priced: "Can't be priced",
};

export const PART_WORDS: Record<string, string> = {
  standard: "At the rate’s price",
  free: "Included",
  percent_off: "Discount",
  fixed_price: "At a price of its own",
};

/** What a quantity of each is priced for. */
const PER_WORDS: Record<string, string> = { call: "a minute", message: "each", event: "each" };
export const perWords = (kind: string, per: string): string =>
  PER_WORDS[kind] ?? `for ${formatQuantity(kind, per)}`;

export type UsageLine = {
  id: number;
  kind: string;
  customer: { id: number; name: string };
  account: { id: number; identifier: string };
  from: string;
  to: string;
  destination: string;
  occurredAt: Date;
  day: string;
  disposition: string;
  used: string;
  charged: string;
  waived: string | null;
  amount: string;
  currency: string;
  xdrId: number | null;
};

/** "New York, 12125551234", or what it was where there is no number. */
export const towards = ({ to, destination, kind }: Pick<UsageLine, "to" | "destination" | "kind">): string =>
  to || destination || (KIND_NAMES[kind] ?? kind);
