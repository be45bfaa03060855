import { formatDate } from "@/lib/platform/format";
import type { Tone } from "../ui/tone";

/** What a run closes: the periods of one kind that end before one day in one zone. */
export type RunKeyData = { billingPeriod: string; timeZone: string; closeOn: string };
export type RunState = "running" | "paused" | "finished";
export type PreviewState = "running" | "finished" | "failed";

export const RUN_STATES: Record<RunState, { word: string; tone: Tone }> = {
  running: { word: "Running", tone: "info" },
  paused: { word: "Paused", tone: "warning" },
  finished: { word: "Finished", tone: "good" },
};

export const PREVIEW_STATES: Record<PreviewState, { word: string; tone: Tone }> = {
  running: { word: "Working it out", tone: "info" },
  finished: { word: "Ready", tone: "good" },
  failed: { word: "Stopped", tone: "bad" },
};

export type TotalData = { currency: string; invoices: number; net: string; tax: string; total: string };

/** A currency's total beside the one before; `percent` null when there was nothing. */
export type BesideData = {
  key: string;
  before: string;
  after: string;
  difference: string;
  percent: string | null;
};

/** How far a run or a dry run has come, as its progress route answers. */
export type BillingProgress = {
  state: RunState | PreviewState;
  done: number;
  customers: number;
  parked: number;
  totals: TotalData[];
};

const PERIODS: Record<string, string> = {
  daily: "Daily",
  weekly: "Weekly",
  semimonthly: "Twice a month",
  monthly: "Monthly",
  anniversary: "Anniversary",
  days30: "Every 30 days",
};

export const periodName = (period: string): string => PERIODS[period] ?? period;

export const runTitle = ({ closeOn, billingPeriod }: Pick<RunKeyData, "closeOn" | "billingPeriod">): string =>
  `${periodName(billingPeriod)}, ${formatDate(closeOn)}`;

/** "4 min 12 s", "1 h 5 min": how long something took. */
export function durationText(from: Date, to: Date): string {
  const seconds = Math.max(0, Math.round((to.getTime() - from.getTime()) / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return `${hours} h ${minutes} min`;
  if (minutes > 0) return `${minutes} min ${seconds % 60} s`;
  return seconds > 0 ? `${seconds} s` : "under 1 s";
}
