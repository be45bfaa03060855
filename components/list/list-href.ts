/** A list's address: its path and the query it was opened with (Next's awaited `searchParams`). */
export type ListUrl = { path: string; params: Record<string, string | string[] | undefined> };

/** Keyset positions: any change of filter, order or size starts again from the first page. */
const POSITION_KEYS = new Set(["after", "before", "cursor"]);

/** The list's address with some parameters changed; null or "" removes one. Positions are dropped unless changed. */
export function listHref(
  { path, params }: ListUrl,
  changes: Record<string, string | null | undefined> = {},
): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (key in changes || POSITION_KEYS.has(key) || value === undefined) continue;
    const all = Array.isArray(value) ? value : [value];
    // Blanks among several keep their place: some parameters are parallel lists.
    if (all.some((one) => one !== "")) for (const one of all) query.append(key, one);
  }
  for (const [key, value] of Object.entries(changes)) if (value) query.set(key, value);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
