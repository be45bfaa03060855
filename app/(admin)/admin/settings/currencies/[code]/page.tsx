import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { CurrencyForm } from "@/components/settings/currency-form";
import { PageHeader } from "@/components/ui/page-header";
import { getCompany, getCurrency } from "@/lib/domain/parties";
import { notFound } from "@/lib/platform/errors";
import { page } from "@/lib/transport/page";
import { updateCurrencyAction } from "../../actions";
import { currencyList } from "../../list-params";

export const metadata: Metadata = { title: "Currency" };

export default page("admin", async ({ ctx, session, params }) => {
  requireRight(session, "settings:manage");
  const { code = "" } = params;
  if (!/^[A-Z]{3}$/.test(code)) throw notFound("currency");
  const [currency, { baseCurrency }] = await Promise.all([getCurrency(ctx, { code }), getCompany(ctx, {})]);
  return (
    <>
      <PageHeader
        title={`${currency.code} – ${currency.name}`}
        breadcrumbs={[{ label: "Currencies", href: currencyList.path }, { label: currency.code }]}
      />
      <CurrencyForm action={updateCurrencyAction} currency={currency} base={baseCurrency} />
    </>
  );
});
