import type { Tone } from "../ui/tone";

export type UsageFileState = "queued" | "running" | "done" | "failed" | "cancelled";

export const FILE_STATES: Record<UsageFileState, { word: string; tone: Tone }> = {
  queued: { word: "Waiting", tone: "info" },
  running: { word: "Running", tone: "info" },
  done: { word: "Done", tone: "good" },
  failed: { word: "Stopped", tone: "bad" },
  cancelled: { word: "Cancelled", tone: "neutral" },
};

export const isLive = (status: UsageFileState): boolean => status === "queued" || status === "running";

export type UsageProgress = {
  status: UsageFileState;
  lines: number;
  done: number;
  rated: number;
  free: number;
  duplicates: number;
  unrated: number;
};

export type UsageFileLine = UsageProgress & {
  id: number;
  fileName: string;
  source: string;
  createdByName: string;
  createdAt: Date;
};
