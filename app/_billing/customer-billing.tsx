import { hasOwnRight } from "@/app/_frame/require-right";
import { BillingCard } from "@/components/billing/billing-card";
import { ForecastCard } from "@/components/billing/forecast-card";
import { forecastUnknown, getCustomerBilling, getInvoiceTotals } from "@/lib/domain/billing";
import type { CustomerDetail } from "@/lib/domain/customers";
import type { FormAction } from "@/lib/platform/action-result";
import { can, type Loaded } from "@/lib/transport/session";
import { calmForecast } from "./forecast";

type BillingRoom = {
  portal: "admin" | "reseller";
  billNow: FormAction;
  /** Only operators run bills. */
  hold?: FormAction;
  release?: FormAction;
};

/** On a customer's page: where its billing stands, and what its next invoice will be, as the customer is told it. */
export async function customerBilling(
  loaded: Loaded,
  { id, language }: CustomerDetail,
  { portal, billNow, hold, release }: BillingRoom,
) {
  const { ctx, session } = loaded;
  if (!can(session, "invoice:read")) return null;
  const [billing, sums, told] = await Promise.all([
    getCustomerBilling(ctx, { customerId: id }),
    getInvoiceTotals(ctx, { customerId: id }),
    calmForecast(loaded, id),
  ]);
  const runs = hasOwnRight(session, "bill_run:manage");
  const bills = hasOwnRight(session, "invoice:issue");
  return (
    <div className="mt-5 grid items-start gap-5 lg:grid-cols-2">
      <BillingCard
        billing={billing}
        sums={sums}
        invoicesHref={`/${portal}/customers/${id}/invoices`}
        timeZone={session.timeZone}
        verbs={{
          billNow: bills ? billNow : undefined,
          hold: runs ? hold : undefined,
          release: runs ? release : undefined,
        }}
      />
      <ForecastCard told={told} fallback={forecastUnknown(language)} forStaff />
    </div>
  );
}
