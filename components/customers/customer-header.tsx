import { Ban, LogIn, Pencil, Trash2, Undo2, XCircle } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { Field } from "../form/field";
import { TextInput } from "../form/text-input";
import { Badge } from "../ui/badge";
import { Button, ButtonLink } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { Money } from "../ui/money";
import { PageHeader } from "../ui/page-header";
import { Stat } from "../ui/stat";
import { Tabs } from "../ui/tabs";
import { CustomerStatusBadge } from "./customer-status";
import type { CustomerData, FeeTotals } from "./customer-types";

export type CustomerActions = {
  block: FormAction;
  unblock: FormAction;
  close: FormAction;
  remove: FormAction;
};
export type CustomerRights = {
  edit: boolean;
  close: boolean;
  actAs: boolean;
  audit: boolean;
};

function BalanceStat({ customer }: { customer: CustomerData }) {
  const { currency, availableFunds, balance, creditLimit } = customer;
  if (availableFunds !== null)
    return (
      <Stat
        label="Available funds"
        value={<Money amount={availableFunds} currency={currency} />}
        hint="Prepaid"
      />
    );
  return (
    <Stat
      label="Owes"
      value={<Money amount={balance} currency={currency} />}
      hint={
        creditLimit === null ? (
          "No credit limit"
        ) : (
          <>
            Credit limit <Money amount={creditLimit} currency={currency} />
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

function LifeActions({
  customer,
  actions,
  closing,
}: {
  customer: CustomerData;
  actions: CustomerActions;
  closing: string;
}) {
  const id = <input type="hidden" name="customerId" value={customer.id} />;
  const reason = (
    <Field label="Reason" name="reason" required help="Kept in the audit log.">
      <TextInput />
    </Field>
  );
  return (
    <>
      {customer.blocked ? (
        <ConfirmDialog
          trigger={<Button icon={<Undo2 aria-hidden="true" />}>Unblock</Button>}
          title={`Unblock ${customer.name}?`}
          consequence="Services work again and the customer can sign in."
          confirmLabel="Unblock"
          action={actions.unblock}
        >
          {id}
          {reason}
        </ConfirmDialog>
      ) : (
        <ConfirmDialog
          trigger={<Button icon={<Ban aria-hidden="true" />}>Block</Button>}
          title={`Block ${customer.name}?`}
          consequence="Nobody of this customer can sign in or use a service until someone unblocks it. Recurring fees go on."
          confirmLabel="Block"
          action={actions.block}
        >
          {id}
          {reason}
        </ConfirmDialog>
      )}
      {customer.deletable ? (
        <ConfirmDialog
          trigger={<Button icon={<Trash2 aria-hidden="true" />}>Delete</Button>}
          title={`Delete ${customer.name}?`}
          consequence="It was never used: no accounts, no subscriptions, no users. It disappears; the audit log keeps what was done."
          confirmText={customer.name}
          confirmLabel="Delete"
          action={actions.remove}
        >
          {id}
        </ConfirmDialog>
      ) : (
        <ConfirmDialog
          trigger={
            <Button variant="danger" icon={<XCircle aria-hidden="true" />}>
              Close
            </Button>
          }
          title={`Close ${customer.name} for good?`}
          consequence={closing}
          confirmText={customer.name}
          confirmLabel="Close customer"
          action={actions.close}
        >
          {id}
          {reason}
        </ConfirmDialog>
      )}
    </>
  );
}

/** The top of every page of one customer: who it is, what it owes and pays, what may be done, and the tabs. */
export function CustomerHeader({
  base,
  current,
  customer,
  totals,
  rights,
  actions,
  closing,
}: {
  /** "/admin/customers/7" */
  base: string;
  /** The address of the tab shown. */
  current: string;
  customer: CustomerData;
  totals: FeeTotals;
  rights: CustomerRights;
  actions: CustomerActions;
  /** What closing would end, in words. */
  closing: string;
}) {
  const open = customer.closedAt === null;
  const tabs = [
    { href: base, label: "Overview" },
    { href: `${base}/accounts`, label: "Accounts" },
    { href: `${base}/subscriptions`, label: "Subscriptions" },
    ...(rights.audit ? [{ href: `${base}/audit`, label: "Audit log" }] : []),
  ];
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Customers", href: base.replace(/\/\d+$/, "") }, { label: customer.name }]}
        title={customer.name}
        status={
          <>
            <CustomerStatusBadge status={customer.status} />
            {customer.resellerId !== 0 && !base.startsWith("/reseller") && (
              <Badge>{customer.resellerName}</Badge>
            )}
          </>
        }
        subtitle={[customer.companyName, customer.email].filter(Boolean).join(" · ")}
        figures={
          <>
            <BalanceStat customer={customer} />
            <FeeStats customer={customer} totals={totals} />
          </>
        }
        actions={
          <>
            {rights.actAs && open && !customer.blocked && (
              <ButtonLink href={`${base}/log-in-as`} variant="primary" icon={<LogIn aria-hidden="true" />}>
                Log in as
              </ButtonLink>
            )}
            {rights.edit && open && (
              <ButtonLink href={`${base}/edit`} icon={<Pencil aria-hidden="true" />}>
                Edit
              </ButtonLink>
            )}
            {rights.close && open && <LifeActions customer={customer} actions={actions} closing={closing} />}
          </>
        }
      />
      <div className="mb-5">
        <Tabs current={current} tabs={tabs} />
      </div>
    </>
  );
}
