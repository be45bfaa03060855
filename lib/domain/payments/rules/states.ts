/** Where a payment stands. The first five are under way. */
export const PAYMENT_STATES = [
  "created",
  "pending",
  "requires_confirmation",
  "authorized",
  "unknown",
  "succeeded",
  "failed",
  "cancelled",
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export const OPEN_STATES: readonly PaymentState[] = [
  "created",
  "pending",
  "requires_confirmation",
  "authorized",
  "unknown",
];

/** What is asked of a gateway for a payment: to be paid (or authorised), to take what was authorised, to let it go. */
export type Step = "pay" | "capture" | "void";

/** What a gateway says of a payment. `absent`: it has never heard of it; `unknown`: it did not answer. */
export type GatewayState =
  | "pending"
  | "requires_confirmation"
  | "authorized"
  | "succeeded"
  | "failed"
  | "cancelled"
  | "unknown"
  | "absent";

/**
 * Where a payment stands after a gateway said something of it, whatever else it said before and in whatever order that
 * arrived (MON-4, MON-5). Money that moved is a fact: nothing undoes it, and it wins over any earlier news. What is settled
 * otherwise stays so.
 */
export function nextState(from: PaymentState, told: GatewayState, step: Step): PaymentState {
  if (from === "succeeded" || told === "succeeded") return "succeeded";
  if (from === "failed" || from === "cancelled") return from;
  if (told === "cancelled") return "cancelled";
  if (told === "authorized") return "authorized";
  // A capture or a letting go that was refused leaves the authorisation as it was.
  if (told === "failed") return step === "pay" && from !== "authorized" ? "failed" : "authorized";
  if (from === "authorized") return from;
  if (told === "absent") return step === "pay" ? "failed" : "unknown";
  if (told === "unknown") return from === "requires_confirmation" ? from : "unknown";
  return told;
}

const MINUTE = 60_000;

/** When the gateway is to be asked again by itself; null once there is nothing to learn. */
export function checkAfter(state: PaymentState, now: Date): Date | null {
  const after = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);
  if (state === "created" || state === "pending" || state === "unknown") return after(5);
  if (state === "requires_confirmation") return after(30);
  return state === "authorized" ? after(24 * 60) : null;
}
