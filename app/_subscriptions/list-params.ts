import { z } from "zod";
import { listSpec, parseListParams } from "@/lib/platform/list-params";

const STATUSES = ["pending", "active", "closed", "all"] as const;

const spec = listSpec({
  filters: {
    status: z.enum(STATUSES),
    view: z.enum(["flat"]),
    account: z.coerce.number().int().positive(),
  },
  sorts: ["account"],
  defaultPageSize: 50,
});

const WANTED = {
  current: ["pending", "active"],
  pending: ["pending"],
  active: ["active"],
  closed: ["closed"],
  all: [],
} as const;

type ViewStatus = keyof typeof WANTED;

/** The state of a list of subscriptions, from its address: current ones, grouped by account, unless it says otherwise. */
export function subscriptionListParams(search: URLSearchParams) {
  const { filters, cursor, direction, pageSize } = parseListParams(spec, search);
  const status: ViewStatus = filters.status ?? "current";
  const grouped = filters.view !== "flat";
  return {
    status,
    grouped,
    query: {
      statuses: [...WANTED[status]],
      sort: grouped ? ("account" as const) : ("flat" as const),
      accountId: filters.account ?? null,
      cursor,
      direction,
      pageSize,
    },
    params: Object.fromEntries(search),
  };
}

const WHENS = ["period_end", "now", "date"] as const;

/** What a closing's address asks about: which ones, and when they are to end. */
export function closeParams(search: URLSearchParams) {
  const ids = search.getAll("ids").filter((id) => /^\d{1,15}$/.test(id));
  const when = WHENS.find((one) => one === search.get("when")) ?? "period_end";
  return { ids: [...new Set(ids)], when, date: search.get("date") ?? "" };
}
