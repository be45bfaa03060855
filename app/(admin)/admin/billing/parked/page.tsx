import type { Metadata } from "next";
import { hasOwnRight } from "@/app/_frame/require-right";
import { ParkedList } from "@/components/billing/parked-list";
import { Pagination } from "@/components/list/pagination";
import { PageHeader } from "@/components/ui/page-header";
import { listParked } from "@/lib/domain/billing";
import { can, page } from "@/lib/transport/page";
import { releaseBillingAction } from "../actions";
import { positionIn } from "../progress-of";

export const metadata: Metadata = { title: "Parked and held customers" };

const PATH = "/admin/billing/parked";

export default page("admin", async ({ ctx, session, search }) => {
  const after = positionIn(search, "after");
  const { rows, next } = await listParked(ctx, { after });
  const mayDo = hasOwnRight(session, "bill_run:manage");
  return (
    <>
      <PageHeader
        title="Parked and held customers"
        subtitle="Bill runs leave them alone: parked ones could not be billed, held ones somebody wants left out. Their periods stay open and are caught up when they are released."
        breadcrumbs={[{ label: "Bill runs", href: "/admin/billing" }, { label: "Parked and held" }]}
      />
      <ParkedList
        rows={rows}
        timeZone={session.timeZone}
        mayOpen={can(session, "customer:read")}
        release={mayDo ? releaseBillingAction : undefined}
      />
      {(after !== null || next !== null) && (
        <Pagination
          prevHref={after === null ? null : PATH}
          nextHref={next === null ? null : `${PATH}?after=${next}`}
        />
      )}
    </>
  );
});
