import type { ReactNode } from "react";
import { countText } from "../catalog/plan-detail";
import { historyFact } from "../rooms/history-fact";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import { PageHeader } from "../ui/page-header";
import { Stat } from "../ui/stat";
import { PartnerStatus } from "./partner-status";
import { type DistributorData, percentText } from "./partner-types";

type Distributor = DistributorData & { customers: { value: number; exact: boolean } };

/** One distributor: its terms, how it is reached, and what may be done. */
export function DistributorDetail({
  base,
  distributor,
  customersHref,
  companyName,
  timeZone,
  historyHref,
  actions,
}: {
  base: string;
  distributor: Distributor;
  customersHref?: string;
  companyName: string;
  timeZone: string;
  historyHref?: string;
  actions: ReactNode;
}) {
  const { creditLimit, currency } = distributor;
  const closed = distributor.closedAt && {
    label: "Closed",
    value: <InstantText instant={distributor.closedAt} timeZone={timeZone} />,
  };
  return (
    <>
      <PageHeader
        title={distributor.name}
        status={<PartnerStatus status={distributor.status} />}
        subtitle={`Distributor ${distributor.id}`}
        breadcrumbs={[{ label: "Distributors", href: `${base}/distributors` }, { label: distributor.name }]}
        figures={
          <>
            <Stat label="Customers" value={countText(distributor.customers)} href={customersHref} />
            <Stat label="Sales commission" value={percentText(distributor.salesCommission)} />
            <Stat label="Payment commission" value={percentText(distributor.paymentCommission)} />
            <Stat
              label="Credit limit"
              value={creditLimit === null ? "None" : <Money amount={creditLimit} currency={currency} />}
            />
          </>
        }
        actions={actions}
      />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <Card>
          <CardHeader title="Contact" />
          <CardBody>
            <DescriptionList
              items={[
                { label: "E-mail", value: distributor.email || null },
                { label: "Phone", value: distributor.phone || null },
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Facts" />
          <CardBody>
            <DescriptionList
              items={[
                { label: "Belongs to", value: distributor.ownerName ?? companyName },
                { label: "Currency", value: currency },
                {
                  label: "Created",
                  value: <InstantText instant={distributor.createdAt} timeZone={timeZone} />,
                },
                ...(closed ? [closed] : []),
                ...historyFact(historyHref),
              ]}
            />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
