import type { Metadata } from "next";
import { ownersFor } from "@/app/_catalog/owners";
import { requireRight } from "@/app/_frame/require-right";
import { categoriesFor } from "@/app/_taxes/estimate";
import { RegimeForm } from "@/components/taxes/regime-form";
import { PageHeader } from "@/components/ui/page-header";
import { page } from "@/lib/transport/page";
import { taxList } from "../../list-params";
import { createTaxRegimeAction } from "../actions";

export const metadata: Metadata = { title: "New tax regime" };

export default page("admin", async ({ ctx, session }) => {
  requireRight(session, "settings:manage");
  const [owners, categories] = await Promise.all([
    ownersFor({ ctx, session }),
    categoriesFor({ ctx, session }),
  ]);
  return (
    <>
      <PageHeader
        title="New tax regime"
        breadcrumbs={[{ label: "Taxes", href: taxList.path }, { label: "New" }]}
      />
      <RegimeForm
        action={createTaxRegimeAction}
        categories={categories}
        owners={owners ?? undefined}
        companyName={session.companyName}
        cancelHref={taxList.path}
      />
    </>
  );
});
