import type { ReactNode } from "react";
import { showFailure } from "./failure";
import type { Portal } from "./portals";
import { can, type Loaded, requireSession } from "./session";

export { can };

export type PageInput = Loaded & {
  params: Record<string, string>;
  search: URLSearchParams;
};

type Props = {
  params: Promise<Record<string, string | string[] | undefined>>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

function searchOf(values: Record<string, string | string[] | undefined>): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) search.append(name, one);
  return search;
}

/**
 * A page of a portal: the session is found here, in the page's own data path, and rights are checked by the queries it
 * calls. Not found, forbidden and unavailable become Next's own answers.
 */
export const page = (portal: Portal, render: (input: PageInput) => Promise<ReactNode>) =>
  async function portalPage({ params, searchParams }: Props): Promise<ReactNode> {
    const loaded = await requireSession(portal);
    const [given, query] = await Promise.all([params, searchParams]);
    const plain = Object.fromEntries(Object.entries(given).map(([k, v]) => [k, String(v ?? "")]));
    try {
      return await render({ ...loaded, params: plain, search: searchOf(query) });
    } catch (error) {
      return showFailure(error, portal);
    }
  };
