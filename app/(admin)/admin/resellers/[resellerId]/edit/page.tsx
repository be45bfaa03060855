import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { ResellerForm } from "@/components/partners/reseller-form";
import { PageHeader } from "@/components/ui/page-header";
import { getReseller } from "@/lib/domain/parties";
import { can, page } from "@/lib/transport/page";
import { updateResellerAction } from "../../actions";

export const metadata: Metadata = { title: "Edit reseller" };

export default page("admin", async ({ ctx, session, params }) => {
  requireRight(session, "reseller:manage");
  const reseller = await getReseller(ctx, { resellerId: routeId(params.resellerId, "reseller") });
  const back = `/admin/resellers/${reseller.id}`;
  return (
    <>
      <PageHeader
        title={`Edit ${reseller.name}`}
        breadcrumbs={[
          { label: "Resellers", href: "/admin/resellers" },
          { label: reseller.name, href: back },
          { label: "Edit" },
        ]}
      />
      <ResellerForm
        action={updateResellerAction}
        reseller={reseller}
        masked={!can(session, "pii:view")}
        cancelHref={back}
      />
    </>
  );
});
