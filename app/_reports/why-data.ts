import type { StaffOrCustomer } from "@/app/_frame/portals";
import type { ListUrl } from "@/components/list/list-href";
import { listHref } from "@/components/list/list-href";
import type { TraceData, TraceLabels } from "@/components/trace/trace-types";
import { type TraceEvent, type TraceWords, traceWords } from "@/lib/domain/reports";
import { can, type PortalSession } from "@/lib/transport/session";

export type Told = {
  portal: StaffOrCustomer;
  session: PortalSession;
  search: URLSearchParams;
  /** The page's own address; its file stands below it. */
  path: string;
  /** Parameters that name what is explained. */
  about?: Record<string, string>;
  /** The customer's; staff reads English. */
  language: string;
  currency: string;
  conclusion: string;
  running: keyof Pick<TraceWords["page"], "left" | "owed" | "pot">;
  before: TraceData["before"];
  events: readonly TraceEvent[];
  /** What the address of the neighbouring pages says; null where there is none. */
  earlier: Record<string, string> | null;
  later: Record<string, string> | null;
};

export const wordsFor = (portal: StaffOrCustomer, language: string): TraceWords =>
  traceWords(portal === "customer" ? language : "en");

const labelsOf = ({ page, who }: TraceWords, running: Told["running"]): TraceLabels => ({
  ...page,
  running: page[running],
  automatic: who.automatic,
});

/** A trace as the page shows it: with where each step leads in this portal. */
export function traceData(told: Told): TraceData {
  const { portal, session, path, about = {} } = told;
  const words = wordsFor(portal, told.language);
  const view = told.search.get("view") === "table" ? ("table" as const) : ("timeline" as const);
  const shown = view === "table" ? { view } : {};
  const here: ListUrl = { path, params: about };
  const place = Object.fromEntries(
    ["until", "cursor", "direction"].map((name) => [name, told.search.get(name)]),
  );
  const pageAt = (where: Record<string, string> | null) => where && listHref(here, { ...shown, ...where });
  return {
    locale: words.locale,
    currency: told.currency,
    timeZone: session.timeZone,
    conclusion: told.conclusion,
    before: told.before,
    steps: told.events,
    view,
    hrefs: {
      timeline: listHref(here, place),
      table: listHref(here, { ...place, view: "table" }),
      file: listHref({ path: `${path}/export`, params: about }),
      earlier: pageAt(told.earlier),
      later: pageAt(told.later),
    },
    links: {
      xdrs: can(session, "xdr:read") ? `/${portal}/xdrs` : undefined,
      invoices: can(session, "invoice:read") ? `/${portal}/invoices` : undefined,
      billRuns: portal === "admin" && can(session, "bill_run:read") ? "/admin/billing/runs" : undefined,
    },
    labels: labelsOf(words, told.running),
  };
}

/** The addresses of a keyset's neighbours. */
export const byCursor = ({ earlier, later }: { earlier: string | null; later: string | null }) => ({
  earlier: earlier === null ? null : { cursor: earlier, direction: "next" },
  later: later === null ? null : { cursor: later, direction: "prev" },
});

export const byPosition = ({ earlier, later }: { earlier: number | null; later: number | null }) => ({
  earlier: earlier === null ? null : { until: String(earlier) },
  later: later === null ? null : { until: String(later) },
});

/** Where in a keyset the address asks to begin. */
export const cursorIn = (search: URLSearchParams) => ({
  cursor: search.get("cursor"),
  direction: search.get("direction") === "prev" ? ("prev" as const) : ("next" as const),
});

/** A position in a journal; none where the address says nothing that is one. */
export const untilIn = (search: URLSearchParams): string | undefined => {
  const until = search.get("until") ?? "";
  return /^[1-9]\d{0,14}$/.test(until) ? until : undefined;
};
