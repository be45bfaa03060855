import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { CurrencyForm } from "@/components/settings/currency-form";
import { PageHeader } from "@/components/ui/page-header";
import { getCompany } from "@/lib/domain/parties";
import { page } from "@/lib/transport/page";
import { createCurrencyAction } from "../../actions";
import { currencyList } from "../../list-params";

export const metadata: Metadata = { title: "Add a currency" };

export default page("admin", async ({ ctx, session }) => {
  requireRight(session, "settings:manage");
  const { baseCurrency } = await getCompany(ctx, {});
  return (
    <>
      <PageHeader
        title="Add a currency"
        breadcrumbs={[{ label: "Currencies", href: currencyList.path }, { label: "New" }]}
      />
      <CurrencyForm action={createCurrencyAction} base={baseCurrency} />
    </>
  );
});
