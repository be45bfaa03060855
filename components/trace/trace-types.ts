/** One step of a trace as pages get it. Amounts are decimal strings in one currency. */
export type TraceStep = {
  key: string;
  at: Date;
  day: string;
  label: string;
  before: string | null;
  after: string | null;
  delta: string | null;
  running: string | null;
  who: { realm: string; name: string; onBehalfOf: string | null };
  cause: { type: string; id: number | null; label: string } | null;
  xdrId: number | null;
  invoiceId: number | null;
  comment: string;
  reason: string;
  text: string;
};

/** The words around a trace, in its reader's language. */
export type TraceLabels = {
  before: string;
  running: string;
  timeline: string;
  table: string;
  earlier: string;
  later: string;
  nothing: string;
  automatic: string;
  columns: { when: string; what: string; who: string; change: string };
};

/** Where movements, invoices and other causes can be seen in this portal. */
export type TraceLinks = { xdrs?: string; invoices?: string; billRuns?: string };

export type TraceData = {
  /** For Intl and for whoever reads it aloud. */
  locale: string;
  currency: string;
  timeZone: string;
  conclusion: string;
  /** What stood before the first step shown. */
  before: { amount: string; note?: string } | null;
  steps: readonly TraceStep[];
  view: "timeline" | "table";
  hrefs: { timeline: string; table: string; file: string; earlier: string | null; later: string | null };
  links: TraceLinks;
  labels: TraceLabels;
};
