import { sha256Bytes } from "@/lib/platform/ids";
import type { MailOutcome } from "@/lib/platform/mail/port";
import type { CancelRule, Policy } from "./types";

export const STATUSES = ["pending", "sending", "sent", "uncertain", "dead", "cancelled"] as const;
export type MessageStatus = (typeof STATUSES)[number];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long one attempt may take before nobody knows what became of it. */
export const LEASE_MS = 5 * MINUTE;
/** A message that is due for so long has lost its job. */
export const LOST_MS = 10 * MINUTE;
/** Waits after the first, the second, … attempt that failed (MON-8). Then it is given up, in sight of staff. */
export const BACKOFF_MS: readonly number[] = [
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
];
const SPREAD = 0.2;

/** From −1 to 1, always the same for the same text: spreads retries without a die. */
const spreadOf = (text: string): number => (sha256Bytes(text).readUInt32BE(0) / 0xffffffff) * 2 - 1;

/** When to try again after so many failed attempts; null when it is given up. */
export function nextTry(attempts: number, seed: string, now: Date): Date | null {
  const wait = BACKOFF_MS[attempts - 1];
  if (wait === undefined) return null;
  return new Date(now.getTime() + Math.round(wait * (1 + SPREAD * spreadOf(`${seed}:${attempts}`))));
}

export type Verdict =
  | { status: "sent" }
  | { status: "pending"; nextAt: Date }
  | { status: "uncertain" }
  | { status: "dead" };

type Facts = {
  policy: Policy;
  /** This one included. */
  attempts: number;
  firstAttemptAt: Date;
  /** Names the message, so that its retries are spread and still foreseeable. */
  seed: string;
  now: Date;
};

/** What becomes of a message after an attempt (MON-8). A killed worker counts as "uncertain". */
export function afterAttempt(
  { policy, attempts, firstAttemptAt, seed, now }: Facts,
  outcome: MailOutcome,
): Verdict {
  if (outcome.kind === "sent") return { status: "sent" };
  if (outcome.kind === "refused") return { status: "dead" };
  const nextAt = nextTry(attempts, seed, now);
  if (outcome.kind === "uncertain" && policy === "uncertain") {
    // A provider that drops repeats by their key makes trying again safe, as long as it remembers.
    const remembered = firstAttemptAt.getTime() + (outcome.repeatSafeHours ?? 0) * HOUR;
    if (!nextAt || nextAt.getTime() >= remembered) return { status: "uncertain" };
  }
  return nextAt ? { status: "pending", nextAt } : { status: "dead" };
}

/** The state of what a message is about, at the moment it would go out. */
export type CauseFacts = {
  invoice: { voided: boolean; settled: boolean } | null;
  suspended: boolean;
  limited: boolean;
};

/** Why a message has no cause any more, in plain words; null while it has. */
export function causeGone(rule: CancelRule, { invoice, suspended, limited }: CauseFacts): string | null {
  switch (rule) {
    case "never":
      return null;
    case "invoice_void":
      return invoice?.voided ? "The invoice was made void." : null;
    case "invoice_settled":
      if (!invoice) return null;
      if (invoice.voided) return "The invoice was made void.";
      return invoice.settled ? "The invoice has been paid." : null;
    case "not_suspended":
      return suspended ? null : "The service is no longer suspended.";
    case "not_limited":
      return limited || suspended ? null : "The service is no longer limited.";
  }
}

/** Deterministic: the same message has the same one at every attempt, and no other message has it. */
export const messageIdOf = (outboxId: number, key: string, domain: string): string =>
  `<${outboxId}.${sha256Bytes(key).toString("hex").slice(0, 16)}@${domain}>`;
