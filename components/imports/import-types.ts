import type { Tone } from "../ui/tone";

export type ImportState =
  | "staged"
  | "previewing"
  | "previewed"
  | "queued"
  | "running"
  | "done"
  | "failed"
  | "cancelled";

export const IMPORT_STATES: Record<ImportState, { word: string; tone: Tone }> = {
  staged: { word: "Uploaded", tone: "neutral" },
  previewing: { word: "Making the preview", tone: "info" },
  previewed: { word: "Ready to run", tone: "neutral" },
  queued: { word: "Waiting", tone: "info" },
  running: { word: "Running", tone: "info" },
  done: { word: "Done", tone: "good" },
  failed: { word: "Failed", tone: "bad" },
  cancelled: { word: "Cancelled", tone: "neutral" },
};

export const isLive = (status: ImportState): boolean => ["previewing", "queued", "running"].includes(status);

export type ImportRow = {
  id: number;
  fileName: string;
  fileBytes: number;
  status: ImportState;
  total: number;
  imported: number;
  unchanged: number;
  rejected: number;
  createdByName: string;
  createdAt: Date;
};

export type PreviewData = {
  madeAt: string;
  willImport: number;
  closedCustomers: number;
  unchanged: number;
  rejected: number;
  subscriptions: number;
  recurring: string;
  recurringActive: string;
  currency: string;
  plans: { name: string; fee: string }[];
  products: { name: string; kind: "main" | "addon" }[];
  problems: string[];
};

export type RejectRow = { lineNo: number; reason: string };

export type ServiceDraft = {
  column: string;
  equals: string;
  absent: string;
  planName: string;
  productName: string;
  listPrice: string;
};

/** The inputs of the mapping form, as texts. */
export type MappingData = {
  key: string;
  customer: Record<string, string>;
  balanceControl: string;
  className: string;
  resellerRef: string;
  account: { identifier: string; productName: string };
  services: ServiceDraft[];
  charge: { column: string; adjustOn: string; reasons: { discount: string; upcharge: string } };
  closed: { column: string; equals: string; open: string; dateColumn: string };
  activation: { tenureMonthsColumn: string; dateColumn: string; dateFormat: string };
  numericColumns: string;
  notes: string;
  currency: string;
  decimalComma: boolean;
  delimiter: string;
  encoding: string;
};
