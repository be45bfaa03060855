import { formatCounted } from "@/lib/platform/format";
import type { Tone } from "../ui/tone";

export const STATES: Record<string, { tone: Tone; word: string }> = {
  clear: { tone: "good", word: "Nothing to collect" },
  collecting: { tone: "warning", word: "Collecting" },
  limited: { tone: "bad", word: "Limited" },
  suspended: { tone: "bad", word: "Suspended" },
  terminated: { tone: "bad", word: "Terminated" },
};

const STEPS: Record<string, string> = {
  reminder: "Reminder",
  overdue: "Overdue message",
  late_fee: "Late fee",
  resend: "Invoice sent again",
  limit_notice: "Notice of limitation",
  limit: "Limitation",
  suspend_notice: "Notice of suspension",
  suspend: "Suspension",
  terminate_notice: "Notice of termination",
  terminate: "Termination",
  finished: "End of the ladder",
};

export const stepName = (step: string): string => STEPS[step] ?? step;

/** "7 days before it is due": what a step's days are counted from. */
export function stepDays(step: string, days: number): string | null {
  const counted = formatCounted(days, "day");
  if (step === "reminder") return days === 0 ? "on the due date" : `${counted} before it is due`;
  if (step.endsWith("_notice")) return `${counted} before`;
  if (step === "finished" || step === "overdue") return null;
  return days === 0 ? "on the due date" : `${counted} after it was due`;
}

export const stepTone = (step: string): Tone => {
  if (["limit", "suspend", "terminate"].includes(step)) return "bad";
  if (step === "late_fee" || step.endsWith("_notice")) return "warning";
  return step === "finished" ? "neutral" : "info";
};

export const STOP_NAMES: Record<string, string> = {
  limited: "Limited",
  suspended: "Suspended",
  terminated: "Provisionally terminated",
};

/** Why a stop ended, as it is recorded. */
export const END_REASONS: Record<string, string> = {
  settled: "Paid, or no longer collected",
  spared: "Lifted, or a promise to pay",
  restored: "Restored by a person",
  limited: "Limited instead",
  suspended: "Suspended instead",
  terminated: "Terminated instead",
};

export const numberOf = ({ number, invoiceId }: { number: string | null; invoiceId: number }): string =>
  number ?? `no. ${invoiceId}`;
