import { LogIn, Pencil } from "lucide-react";
import { moneySign } from "@/lib/platform/format";
import { WhyLink } from "../trace/why-link";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Money } from "../ui/money";
import { PageHeader } from "../ui/page-header";
import { Stat } from "../ui/stat";
import { Tabs } from "../ui/tabs";
import { BlockControl, type CustomerActions, EndControl } from "./customer-actions";
import { CustomerStatusBadge } from "./customer-status";
import type { CustomerData, FeeTotals } from "./customer-types";

export type CustomerRights = {
  edit: boolean;
  block: boolean;
  /** Also deletes what was never used: both are for good. */
  close: boolean;
  actAs: boolean;
};

function BalanceStat({ customer, why }: { customer: CustomerData; why?: string }) {
  const asks = why && <WhyLink href={`${why}?about=balance`} about="is the balance what it is" />;
  const { currency, availableFunds, balance, creditLimit, effectiveLimit } = customer;
  if (availableFunds !== null)
    return (
      <Stat
        label="Available funds"
        value={<Money amount={availableFunds} currency={currency} />}
        hint={<>Prepaid {asks}</>}
      />
    );
  const inFavour = moneySign(balance) < 0;
  return (
    <Stat
      label={inFavour ? "In credit" : "Owes"}
      value={<Money amount={inFavour ? balance.slice(1) : balance} currency={currency} />}
      hint={
        effectiveLimit === null ? (
          <>No credit limit {asks}</>
        ) : (
          <>
            Credit limit <Money amount={effectiveLimit} currency={currency} />
            {effectiveLimit !== creditLimit && ", raised for a time"} {asks}
          </>
        )
      }
    />
  );
}

function FeeStats({ customer, totals }: { customer: CustomerData; totals: FeeTotals }) {
  const shown = totals.length > 0 ? totals : [{ currency: customer.currency, now: "0.00", next: "0.00" }];
  return shown.map(({ currency, now, next }) => [
    <Stat
      key={`${currency} now`}
      label="Subscriptions now"
      value={<Money amount={now} currency={currency} />}
      hint="This period"
    />,
    <Stat
      key={`${currency} next`}
      label="Subscriptions next"
      value={<Money amount={next} currency={currency} />}
      hint="Next period"
    />,
  ]);
}

/** The top of every page of one customer: who it is, what it owes and pays, what may be done, and the tabs. */
export function CustomerHeader({
  base,
  current,
  customer,
  totals,
  tabs,
  rights,
  actions,
  why,
}: {
  /** "/admin/customers/7" */
  base: string;
  /** The address of the tab shown. */
  current: string;
  customer: CustomerData;
  /** Null where the person may not see fees. */
  totals: FeeTotals | null;
  /** Beside the overview; none shows no tabs at all. */
  tabs: readonly { path: string; label: string }[];
  rights: CustomerRights;
  /** Left out in a portal that ends and blocks nothing. */
  actions?: CustomerActions;
  /** Where balance and status are explained, for those who may ask. */
  why?: string;
}) {
  const open = customer.closedAt === null;
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Customers", href: base.replace(/\/\d+$/, "") }, { label: customer.name }]}
        title={customer.name}
        status={
          <>
            {(customer.statuses.length > 0 ? customer.statuses : [customer.status]).map((status) => (
              <CustomerStatusBadge key={status} status={status} />
            ))}
            {why && <WhyLink href={`${why}?about=status`} about="is the status what it is" />}
            {customer.resellerId !== 0 && base.startsWith("/admin") && <Badge>{customer.resellerName}</Badge>}
          </>
        }
        subtitle={[customer.companyName, customer.email].filter(Boolean).join(" · ")}
        figures={
          <>
            <BalanceStat customer={customer} why={why} />
            {totals && <FeeStats customer={customer} totals={totals} />}
          </>
        }
        actions={
          open && (
            <>
              {rights.actAs && !customer.blocked && (
                <ButtonLink href={`${base}/log-in-as`} variant="primary" icon={<LogIn aria-hidden="true" />}>
                  Log in as
                </ButtonLink>
              )}
              {rights.edit && (
                <ButtonLink href={`${base}/edit`} icon={<Pencil aria-hidden="true" />}>
                  Edit
                </ButtonLink>
              )}
              {actions && rights.block && <BlockControl customer={customer} actions={actions} />}
              {actions && rights.close && (
                <EndControl base={base} customer={customer} remove={actions.remove} />
              )}
            </>
          )
        }
      />
      {tabs.length > 0 && (
        <div className="mb-5">
          <Tabs
            current={current}
            tabs={[
              { href: base, label: "Overview" },
              ...tabs.map(({ path, label }) => ({ href: `${base}/${path}`, label })),
            ]}
          />
        </div>
      )}
    </>
  );
}
