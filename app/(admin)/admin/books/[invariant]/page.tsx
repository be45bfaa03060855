import type { Metadata } from "next";
import { InvariantState } from "@/components/books/invariant-state";
import { InvariantView } from "@/components/books/invariant-view";
import { InstantText } from "@/components/ui/date-text";
import { PageHeader } from "@/components/ui/page-header";
import { getBooks, isInvariant } from "@/lib/domain/reports";
import { notFound } from "@/lib/platform/errors";
import { page } from "@/lib/transport/page";
import { invariantRows } from "../invariant-rows";

export const metadata: Metadata = { title: "Books" };

export default page("admin", async ({ ctx, session, params }) => {
  const { last } = await getBooks(ctx, {});
  const row = invariantRows(last).find(({ invariant }) => invariant === params.invariant);
  if (!row || !isInvariant(row.invariant)) throw notFound("rule");
  const findings = last?.results.find(({ invariant }) => invariant === row.invariant)?.findings ?? [];
  return (
    <>
      <PageHeader
        title={row.title}
        status={<InvariantState row={row} />}
        subtitle={
          last && (
            <>
              Last checked <InstantText instant={last.finishedAt} timeZone={session.timeZone} />
            </>
          )
        }
        breadcrumbs={[{ label: "Books", href: "/admin/books" }, { label: row.invariant }]}
      />
      <InvariantView row={row} findings={findings} />
    </>
  );
});
