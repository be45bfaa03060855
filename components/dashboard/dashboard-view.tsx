import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { BarChart } from "@/components/charts/bar-chart";
import { LineChart } from "@/components/charts/line-chart";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Stat, StatRow } from "@/components/ui/stat";
import { formatCounted } from "@/lib/platform/format";

export type DashboardData = {
  customers: { open: number; blocked: number };
  accounts: number;
  resellers: number | null;
  growth: { month: string; customers: number }[];
  plans: { planId: number; name: string; currency: string; active: number; recurring: string }[];
  attention: {
    endingSoon: number;
    failedImports: number;
    actingNow: number;
    openDisputes: number;
    stuckMessages: number;
    frozenPayers: number;
  };
};

/** What waits in billing, and the run that comes next; for those who may see bill runs. */
export type DashboardBilling = {
  paused: number;
  parked: number;
  waiting: number;
  unusual: number;
  next: { closeOn: string; customers: number; exact: boolean } | null;
};

export type Recurring = { currency: string; active: string; overall: string }[];

/** Where each figure leads; a portal leaves out what it has no room for. */
export type DashboardLinks = {
  customers?: string;
  blocked?: string;
  accounts?: string;
  resellers?: string;
  imports?: string;
  acting?: string;
  plans?: string;
  billing?: string;
  parked?: string;
  reviews?: string;
  unrated?: string;
  disputes?: string;
  messages?: string;
  frozen?: string;
};

const whole = (n: number): string => n.toLocaleString("en-US");

function Attention({
  data,
  billing,
  unrated = 0,
  links,
}: {
  data: DashboardData;
  billing?: DashboardBilling | null;
  unrated?: number;
  links: DashboardLinks;
}) {
  const { attention, customers } = data;
  const { paused = 0, parked = 0, waiting = 0, unusual = 0 } = billing ?? {};
  const items = [
    { n: paused, label: "Paused bill runs", href: links.billing, tone: "bad" as const },
    { n: parked, label: "Customers who can't be billed", href: links.parked, tone: "warning" as const },
    {
      n: waiting,
      label: "Invoices under review",
      hint: unusual > 0 ? `${whole(unusual)} of them unusual` : undefined,
      href: links.reviews,
      tone: unusual > 0 ? ("warning" as const) : ("info" as const),
    },
    {
      n: unrated,
      label: "Usage records that can't be rated",
      href: links.unrated,
      tone: "warning" as const,
    },
    {
      n: attention.openDisputes,
      label: "Disputes to answer",
      href: links.disputes,
      tone: "warning" as const,
    },
    {
      n: attention.frozenPayers,
      label: "Customers whose automatic payments are stopped",
      href: links.frozen,
      tone: "warning" as const,
    },
    {
      n: attention.stuckMessages,
      label: "Messages that wait for somebody",
      href: links.messages,
      tone: "bad" as const,
    },
    { n: attention.failedImports, label: "Failed imports", href: links.imports, tone: "bad" as const },
    { n: customers.blocked, label: "Blocked customers", href: links.blocked, tone: "warning" as const },
    { n: attention.endingSoon, label: "Subscriptions that end within 30 days", tone: "warning" as const },
    {
      n: attention.actingNow,
      label: "People acting for a customer now",
      href: links.acting,
      tone: "info" as const,
    },
  ].filter(({ n }) => n > 0);
  if (items.length === 0)
    return (
      <p className="flex items-center gap-2 text-sm text-muted">
        <CircleCheck className="size-4 text-good" aria-hidden="true" /> Nothing needs your attention.
      </p>
    );
  return (
    <StatRow>
      {items.map(({ n, label, ...rest }) => (
        <Stat key={label} label={label} value={whole(n)} {...rest} />
      ))}
    </StatRow>
  );
}

/** What to do next, how things stand, then where it goes. One design for operators and partners. */
export function DashboardView({
  title,
  subtitle,
  data,
  billing,
  unrated,
  recurring,
  links,
  extra,
}: {
  title: string;
  subtitle?: ReactNode;
  data: DashboardData;
  billing?: DashboardBilling | null;
  /** Records of usage that could not be rated; for those who see them. */
  unrated?: number;
  recurring: Recurring;
  links: DashboardLinks;
  extra?: ReactNode;
}) {
  const main = recurring[0];
  return (
    <>
      <PageHeader
        title={title}
        subtitle={subtitle}
        figures={
          <>
            <Stat label="Customers" value={whole(data.customers.open)} href={links.customers} />
            <Stat label="Accounts" value={whole(data.accounts)} href={links.accounts} />
            {data.resellers !== null && (
              <Stat label="Resellers" value={whole(data.resellers)} href={links.resellers} />
            )}
            {billing?.next && (
              <Stat
                label="Next bill run"
                value={<DateText date={billing.next.closeOn} />}
                hint={`${billing.next.exact ? "" : "more than "}${formatCounted(billing.next.customers, "customer")}`}
                href={links.billing}
              />
            )}
            {recurring.map(({ currency, active, overall }) => (
              <Stat
                key={currency}
                label="Recurring, active"
                value={<Money amount={active} currency={currency} />}
                hint={
                  <>
                    <Money amount={overall} currency={currency} /> with closed ones at their last fee
                  </>
                }
              />
            ))}
          </>
        }
      />
      <div className="grid gap-5">
        <Card>
          <CardHeader title="What needs attention" />
          <CardBody>
            <Attention data={data} billing={billing} unrated={unrated} links={links} />
          </CardBody>
        </Card>
        <div className="grid gap-5 lg:grid-cols-2">
          <Card>
            <CardHeader title="New customers" description="By month of signing up, last twelve months" />
            <CardBody>
              <LineChart
                title="New customers by month"
                nameLabel="Month"
                data={data.growth}
                nameKey="month"
                series={[{ key: "customers", label: "New customers" }]}
                kind="count"
              />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Best plans" description="Recurring fees of active subscriptions" />
            <CardBody>
              {data.plans.length === 0 ? (
                <p className="text-sm text-muted">No active subscription yet.</p>
              ) : (
                <BarChart
                  title="Recurring fees by plan"
                  nameLabel="Plan"
                  data={data.plans
                    .filter(({ currency }) => currency === main?.currency)
                    .map(({ name, recurring: total }) => ({ name, total }))}
                  nameKey="name"
                  series={[{ key: "total", label: "Recurring" }]}
                  kind="money"
                  currency={main?.currency}
                />
              )}
            </CardBody>
          </Card>
        </div>
        {extra}
      </div>
    </>
  );
}
