import type { ReactNode } from "react";
import type { ListUrl } from "@/components/list/list-href";
import { listHref } from "@/components/list/list-href";
import { getListPreferences } from "@/lib/domain/identity";
import { formatCount, formatCounted } from "@/lib/platform/format";
import type { Count } from "@/lib/platform/keyset-page";
import { type ListSpec, PAGE_SIZES, type PageSize, parseListParams } from "@/lib/platform/list-params";
import type { Loaded } from "@/lib/transport/session";

type Filters = Parameters<typeof parseListParams>[0]["filters"];

/** A list of a portal: where it is, under which name a person's choice of columns is kept, what its URL may ask. */
export type ListRoom<F extends Filters, S extends string> = {
  path: string;
  name: string;
  spec: ListSpec<F, S>;
};

/** Keeps how a person looks at a list; bound in the portal's list-actions.ts. */
export type SaveView = (form: FormData) => Promise<void>;

/** A list as one of its pages shows it: in which portal, where, under which words, and of which customer alone. */
export type ListShown<Portal extends string> = {
  portal: Portal;
  path: string;
  saveView: SaveView;
  header: ReactNode;
  customerId?: number;
};

const isPageSize = (size: number | undefined): size is PageSize => PAGE_SIZES.some((one) => one === size);

/** Where in the list the reader stands is no part of what links to the same list carry on. */
const POSITION = ["cursor", "direction"];

function urlOf(path: string, search: URLSearchParams): ListUrl {
  const params: ListUrl["params"] = {};
  for (const name of new Set(search.keys())) if (!POSITION.includes(name)) params[name] = search.getAll(name);
  return { path, params };
}

/** The state of a list: what its URL asks for, and the columns and page size its reader keeps. */
export async function openList<F extends Filters, S extends string>(
  ctx: Loaded["ctx"],
  { path, name, spec }: ListRoom<F, S>,
  search: URLSearchParams,
) {
  const saved = await getListPreferences(ctx, { list: name });
  const preferred = isPageSize(saved.pageSize) ? saved.pageSize : spec.defaultPageSize;
  const { filters, ignored, ...input } = parseListParams({ ...spec, defaultPageSize: preferred }, search);
  const url = urlOf(path, search);
  return {
    /** What the list's query takes. */
    input: { ...filters, ...input },
    url,
    sort: { key: input.sort, dir: input.dir },
    /** For the ColumnChooser, and for choosing among the columns there are. */
    view: {
      list: name,
      size: input.pageSize,
      back: listHref(url, { pageSize: null }),
      columns: saved.columns,
    },
    /** Filters of the URL that were not understood and do not apply. */
    ignored,
  };
}

type Page = { rows: readonly unknown[]; next: string | null; prev: string | null; count: Count };

/** Links to the neighbouring pages, and how much there is: "25 of about 41,000 products". */
export function pagesOf(url: ListUrl, { rows, next, prev, count }: Page, one: string, many?: string) {
  const all = `${count.exact ? "" : "about "}${formatCounted(count.value, one, many)}`;
  const whole = count.exact && rows.length === count.value;
  return {
    nextHref: next && listHref(url, { cursor: next, direction: "next" }),
    prevHref: prev && listHref(url, { cursor: prev, direction: "prev" }),
    countLabel: whole ? all : `${formatCount(rows.length)} of ${all}`,
  };
}
