import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { ResellerForm } from "@/components/partners/reseller-form";
import { PageHeader } from "@/components/ui/page-header";
import { listCurrencyChoices } from "@/lib/domain/parties";
import { page } from "@/lib/transport/page";
import { createResellerAction } from "../actions";

export const metadata: Metadata = { title: "New reseller" };

export default page("admin", async ({ ctx, session }) => {
  requireRight(session, "reseller:manage");
  return (
    <>
      <PageHeader
        title="New reseller"
        breadcrumbs={[{ label: "Resellers", href: "/admin/resellers" }, { label: "New reseller" }]}
      />
      <ResellerForm
        action={createResellerAction}
        currencies={await listCurrencyChoices(ctx, {})}
        cancelHref="/admin/resellers"
      />
    </>
  );
});
