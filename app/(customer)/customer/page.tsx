import type { Metadata } from "next";
import { calmForecast } from "@/app/_billing/forecast";
import { ownCollection } from "@/app/_collections/own-collection";
import { hasOwnRight } from "@/app/_frame/require-right";
import { OwnLines } from "@/components/accounts/own-lines";
import { ForecastCard } from "@/components/billing/forecast-card";
import { OwnBalance } from "@/components/customers/balance-stat";
import { CustomerStatusBadge } from "@/components/customers/customer-status";
import { OwnDetails } from "@/components/customers/own-details";
import { PayLink } from "@/components/payments/pay-link";
import { WhyLink } from "@/components/trace/why-link";
import { AppLink } from "@/components/ui/app-link";
import { ButtonLink } from "@/components/ui/button";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Stat } from "@/components/ui/stat";
import { listAccounts } from "@/lib/domain/accounts";
import { forecastUnknown, getInvoiceTotals } from "@/lib/domain/billing";
import { getCustomer } from "@/lib/domain/customers";
import { customerSubscriptionTotals } from "@/lib/domain/subscriptions";
import { formatDate } from "@/lib/platform/format";
import { isZero } from "@/lib/platform/money";
import { can, page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Home" };

const SHOWN = 5;

export default page("customer", async ({ ctx, session }) => {
  const [customer, lines, fees, told, invoiced, standing] = await Promise.all([
    getCustomer(ctx, {}),
    can(session, "account:read") ? listAccounts(ctx, { pageSize: SHOWN }) : null,
    can(session, "subscription:read") ? customerSubscriptionTotals(ctx, {}) : null,
    can(session, "invoice:read") ? calmForecast({ ctx, session }, null) : null,
    can(session, "invoice:read") ? getInvoiceTotals(ctx, {}) : [],
    ownCollection({ ctx, session }),
  ]);
  // Prepaid, there is always something to pay in; else what invoices ask for.
  const owes = invoiced.some(({ outstanding }) => !isZero(outstanding));
  const pays = hasOwnRight(session, "payment:make") && (owes || customer.availableFunds !== null);
  return (
    <>
      <PageHeader
        title={customer.companyName || customer.name}
        actions={pays && <PayLink />}
        status={
          customer.status !== "active" && (
            <>
              <CustomerStatusBadge status={customer.status} />
              {can(session, "collection:read") && (
                <WhyLink href="/customer/why?about=status" about="are my services as they are" />
              )}
            </>
          )
        }
        figures={
          <>
            <OwnBalance
              customer={customer}
              why={can(session, "collection:read") ? "/customer/why?about=balance" : undefined}
            />
            {invoiced.map(({ currency, outstanding, overdue, nextDueOn }) => (
              <Stat
                key={`invoices ${currency}`}
                label="Invoices to pay"
                value={<Money amount={outstanding} currency={currency} />}
                tone={isZero(overdue) ? undefined : "bad"}
                hint={
                  isZero(overdue) ? (
                    nextDueOn && `By ${formatDate(nextDueOn)}`
                  ) : (
                    <>
                      <Money amount={overdue} currency={currency} /> overdue
                    </>
                  )
                }
                href="/customer/invoices"
              />
            ))}
            {fees?.totals.map(({ currency, now, next }) => (
              <Stat
                key={currency}
                label="Subscriptions this period"
                value={<Money amount={now} currency={currency} />}
                hint={
                  <>
                    <Money amount={next} currency={currency} /> next period
                  </>
                }
                href="/customer/subscriptions"
              />
            ))}
          </>
        }
      />
      {standing}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-5">
          {can(session, "invoice:read") && (
            <ForecastCard told={told} fallback={forecastUnknown(customer.language)} />
          )}
          {lines && (
            <section className="grid gap-2" aria-labelledby="lines">
              <div className="flex items-baseline justify-between gap-4">
                <h2 id="lines" className="text-base font-semibold">
                  Your lines
                </h2>
                {lines.count.value > SHOWN && (
                  <AppLink href="/customer/accounts" className="text-sm text-accent-text hover:underline">
                    All {lines.count.value}
                  </AppLink>
                )}
              </div>
              <OwnLines base="/customer/accounts" rows={lines.rows} />
            </section>
          )}
        </div>
        <OwnDetails
          customer={customer}
          actions={
            can(session, "customer:contact") && (
              <ButtonLink href="/customer/profile" size="sm">
                Change
              </ButtonLink>
            )
          }
        />
      </div>
    </>
  );
});
