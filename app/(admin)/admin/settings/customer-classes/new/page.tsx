import type { Metadata } from "next";
import { ownersFor } from "@/app/_catalog/owners";
import { requireRight } from "@/app/_frame/require-right";
import { ClassForm } from "@/components/settings/class-form";
import { PageHeader } from "@/components/ui/page-header";
import { listCurrencyChoices } from "@/lib/domain/parties";
import { page } from "@/lib/transport/page";
import { createClassAction } from "../../actions";
import { classList } from "../../list-params";

export const metadata: Metadata = { title: "New customer class" };

export default page("admin", async ({ ctx, session }) => {
  requireRight(session, "settings:manage");
  const [currencies, owners] = await Promise.all([listCurrencyChoices(ctx, {}), ownersFor({ ctx, session })]);
  return (
    <>
      <PageHeader
        title="New customer class"
        breadcrumbs={[{ label: "Customer classes", href: classList.path }, { label: "New" }]}
      />
      <ClassForm
        action={createClassAction}
        currencies={currencies}
        owners={owners ?? undefined}
        companyName={session.companyName}
        cancelHref={classList.path}
      />
    </>
  );
});
