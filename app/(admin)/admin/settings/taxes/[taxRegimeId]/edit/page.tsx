import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { categoriesFor } from "@/app/_taxes/estimate";
import { RegimeForm } from "@/components/taxes/regime-form";
import { Alert } from "@/components/ui/alert";
import { PageHeader } from "@/components/ui/page-header";
import { getTaxRegime } from "@/lib/domain/billing";
import { page } from "@/lib/transport/page";
import { taxList } from "../../../list-params";
import { updateTaxRegimeAction } from "../../actions";

export const metadata: Metadata = { title: "Edit tax regime" };

export default page("admin", async ({ ctx, session, params }) => {
  requireRight(session, "settings:manage");
  const [regime, categories] = await Promise.all([
    getTaxRegime(ctx, { taxRegimeId: routeId(params.taxRegimeId, "tax regime") }),
    categoriesFor({ ctx, session }),
  ]);
  const back = `${taxList.path}/${regime.id}`;
  return (
    <>
      <PageHeader
        title={`Edit ${regime.name}`}
        breadcrumbs={[
          { label: "Taxes", href: taxList.path },
          { label: regime.name, href: back },
          { label: "Edit" },
        ]}
      />
      {regime.classes.count.value > 0 && (
        <div className="mb-6">
          <Alert tone="warning" title="Customers pay by these taxes">
            A change counts for {regime.classes.named.map(({ name }) => `“${name}”`).join(", ")} from the next
            invoice that is made. Invoices there are keep their taxes, also those under review.
          </Alert>
        </div>
      )}
      <RegimeForm
        action={updateTaxRegimeAction}
        regime={regime}
        categories={categories}
        companyName={session.companyName}
        cancelHref={back}
      />
    </>
  );
});
