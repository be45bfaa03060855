import type { z } from "zod";

/** What Next gives a page (`await searchParams`), or a URL's own parameters. */
export type RawParams = URLSearchParams | Record<string, string | string[] | undefined>;

export const PAGE_SIZES = [10, 25, 50, 100] as const;
export type PageSize = (typeof PAGE_SIZES)[number];
export type SortDirection = "asc" | "desc";
/** Which way to read from the cursor. */
export type PageDirection = "next" | "prev";

const MAX_QUERY = 200;
const MAX_VALUES = 50;
/** Parameters that say where in the list the reader stands; any other change starts again at the first page. */
const POSITION = ["cursor", "direction"];

type Filters = Record<string, z.ZodType>;
type FilterValues<F extends Filters> = { [K in keyof F]?: z.output<F[K]> };

export type ListSpec<F extends Filters, S extends string> = {
  /** By parameter name. A `z.array(...)` takes a repeated parameter; anything else takes its first value. */
  filters: F;
  sorts: readonly [S, ...S[]];
  defaultSort?: S;
  defaultDir?: SortDirection;
  defaultPageSize?: PageSize;
};

export type ListParams<F extends Filters = Filters, S extends string = string> = {
  /** The free-text search, trimmed; "" for none. */
  q: string;
  filters: FilterValues<F>;
  sort: S;
  dir: SortDirection;
  cursor: string | null;
  direction: PageDirection;
  pageSize: PageSize;
  /** Names of filters whose values were not understood and do not apply, for the page to say so. */
  ignored: string[];
};

export type ListParamsOf<T> = T extends ListSpec<infer F, infer S> ? ListParams<F, S> : never;

/** Declares a list's parameters once, for its page, its form and its query. */
export const listSpec = <F extends Filters, const S extends string>(spec: ListSpec<F, S>): ListSpec<F, S> =>
  spec;

function toSearchParams(raw: RawParams): URLSearchParams {
  if (raw instanceof URLSearchParams) return new URLSearchParams(raw);
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(raw)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) params.append(name, one);
  }
  return params;
}

const oneOf = <T extends string>(options: readonly T[], value: string | null, fallback: T): T =>
  options.find((option) => option === value) ?? fallback;

// Asked of the schema's definition rather than by instanceof, so that links in the browser do not pull zod in.
function isArraySchema(schema: z.ZodType): boolean {
  if (schema.def.type === "optional") return isArraySchema((schema as z.ZodOptional<z.ZodType>).unwrap());
  return schema.def.type === "array";
}

function parseFilters<F extends Filters>(filters: F, params: URLSearchParams) {
  const values: FilterValues<F> = {};
  const ignored: string[] = [];
  for (const name of Object.keys(filters) as (keyof F & string)[]) {
    const given = params.getAll(name).filter((value) => value !== "");
    const schema = filters[name];
    if (given.length === 0 || schema === undefined) continue;
    const parsed = schema.safeParse(isArraySchema(schema) ? given.slice(0, MAX_VALUES) : given[0]);
    if (parsed.success) values[name] = parsed.data as z.output<F[typeof name]>;
    else ignored.push(name);
  }
  return { values, ignored };
}

/** Reads a list's state from its URL. Never throws: a URL is typed by people, so what is not understood is left out. */
export function parseListParams<F extends Filters, S extends string>(
  spec: ListSpec<F, S>,
  raw: RawParams,
): ListParams<F, S> {
  const params = toSearchParams(raw);
  const { values, ignored } = parseFilters(spec.filters, params);
  const size = Number(params.get("pageSize"));
  return {
    q: (params.get("q") ?? "").trim().slice(0, MAX_QUERY),
    filters: values,
    sort: oneOf(spec.sorts, params.get("sort"), spec.defaultSort ?? spec.sorts[0]),
    dir: oneOf(["asc", "desc"], params.get("dir"), spec.defaultDir ?? "asc"),
    cursor: params.get("cursor") || null,
    direction: oneOf(["next", "prev"], params.get("direction"), "next"),
    pageSize: PAGE_SIZES.find((option) => option === size) ?? spec.defaultPageSize ?? 25,
    ignored,
  };
}

export type ParamChanges = Record<string, string | number | boolean | readonly string[] | null | undefined>;

/**
 * The query part of a link to the same list with some parameters changed: null, undefined, "" and [] take one away.
 * Unless the change itself moves the reader, the position in the list is dropped.
 * @returns "?…", or "?" alone when nothing is left (a link to the bare page).
 */
export function withParams(current: RawParams, changes: ParamChanges): string {
  const params = toSearchParams(current);
  const moves = Object.keys(changes).some((name) => POSITION.includes(name));
  if (!moves) for (const name of POSITION) params.delete(name);
  for (const [name, value] of Object.entries(changes)) {
    params.delete(name);
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== null && one !== undefined && one !== "") params.append(name, String(one));
    }
  }
  return `?${params}`;
}
