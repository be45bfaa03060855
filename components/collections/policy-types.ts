type Counted = { customers: number; amounts: Record<string, string> };

/** What a policy would change, and for whom. */
export type PreviewData = {
  on: string;
  /** Customers of the class who owe something, and how many of them were looked at. */
  owing: number;
  examined: number;
  counts: Record<string, Counted>;
  messages: { before: number; after: number };
  /** The first of those for whom anything changes. */
  changes: {
    customerId: number;
    name: string;
    currency: string;
    remaining: string;
    impacts: readonly string[];
    before: string;
    after: string;
    suspendsOn: { before: string | null; after: string | null };
    messages: { before: number; after: number };
  }[];
  changed: number;
};

export type VersionData = {
  policyId: number;
  effectiveOn: string;
  note: string;
  createdBy: string;
  createdAt: Date;
};

/** What happens to customers, by name; `done` is said of one of them. */
export const IMPACT_WORDS: Record<string, { title: string; done: string; tone: "good" | "warning" | "bad" }> =
  {
    starts_collecting: { title: "Start being collected", done: "Starts being collected", tone: "warning" },
    stops_collecting: { title: "Stop being collected", done: "Stops being collected", tone: "good" },
    suspended: { title: "Are suspended", done: "Is suspended", tone: "bad" },
    resumed: { title: "Get services back", done: "Gets services back", tone: "good" },
    limited: { title: "Are limited", done: "Is limited", tone: "bad" },
    unlimited: { title: "Are no longer limited", done: "Is no longer limited", tone: "good" },
    suspension_sooner: { title: "Would be suspended sooner", done: "Suspended sooner", tone: "warning" },
    suspension_later: {
      title: "Would be suspended later or not at all",
      done: "Suspended later or not at all",
      tone: "good",
    },
  };
