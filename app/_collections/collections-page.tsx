import { Scale } from "lucide-react";
import type { StaffPortal } from "@/app/_frame/portals";
import { DEBTOR_FILTER_WORDS, DebtorList } from "@/components/collections/debtor-list";
import { Pagination } from "@/components/list/pagination";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { DEBTOR_FILTERS, listDebtors } from "@/lib/domain/collections";
import { can, page } from "@/lib/transport/page";

/** More are not counted. */
const COUNTED = 1_000;

const POLICIES = {
  admin: "/admin/settings/customer-classes",
  reseller: "/reseller/collections/policies",
};

type Filter = (typeof DEBTOR_FILTERS)[number];

/** Where the list goes on: the last customer of the page before. */
const positionIn = (search: URLSearchParams): number | null => {
  const text = search.get("after") ?? "";
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
};

const tabOf = (base: string, filter: Filter, count: number) => {
  const label = DEBTOR_FILTER_WORDS[filter]?.label ?? filter;
  const href = `${base}?filter=${filter}`;
  return count > COUNTED ? { href, label: `${label} (more than 1,000)` } : { href, label, count };
};

/** Whom collections is at work on, by what holds for them. */
export const collectionsPage = (portal: StaffPortal) =>
  page(portal, async ({ ctx, session, search }) => {
    const base = `/${portal}/collections`;
    const filter = DEBTOR_FILTERS.find((name) => name === search.get("filter")) ?? "collecting";
    const after = positionIn(search);
    const { rows, next, counts } = await listDebtors(ctx, { filter, after });
    const here = `${base}?filter=${filter}`;
    return (
      <>
        <PageHeader
          title="Collections"
          subtitle="Who owes more than is let pass, what was done about it, and what comes next."
          actions={
            can(session, "collection:policy") && (
              <ButtonLink href={POLICIES[portal]} icon={<Scale aria-hidden="true" />}>
                Policies
              </ButtonLink>
            )
          }
        />
        <div className="mb-5">
          <Tabs
            label="Collections"
            current={here}
            tabs={DEBTOR_FILTERS.map((name) => tabOf(base, name, counts[name]))}
          />
        </div>
        <DebtorList rows={rows} filter={filter} timeZone={session.timeZone} base={`/${portal}/customers`} />
        {(after !== null || next !== null) && (
          <Pagination
            prevHref={after === null ? null : here}
            nextHref={next === null ? null : `${here}&after=${next}`}
          />
        )}
      </>
    );
  });
