import type { ReactNode } from "react";
import { DataTable } from "../list/data-table";
import { historyFact } from "../rooms/history-fact";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { PageHeader } from "../ui/page-header";
import { DiscountStatus } from "./discount-list";
import { DISCOUNT_PERIODS, type DiscountPlanData, stepsText } from "./discount-words";
import { countText } from "./plan-detail";
import { SERVICE_NAMES } from "./tariff-types";

type Count = { value: number; exact: boolean };
export type DiscountDetailData = DiscountPlanData & {
  groupNames: Record<number, string>;
  users: { products: { id: number; name: string }[]; customers: Count };
};

/** A volume discount plan: what it gives, and what has it. */
export function DiscountDetail({
  base,
  plan,
  timeZone,
  companyName,
  historyHref,
  actions,
}: {
  /** The portal. */
  base: string;
  plan: DiscountDetailData;
  timeZone: string;
  companyName: string;
  historyHref?: string;
  actions: ReactNode;
}) {
  return (
    <>
      <PageHeader
        title={plan.name}
        status={<DiscountStatus plan={plan} />}
        breadcrumbs={[{ label: "Volume discounts", href: `${base}/discounts` }, { label: plan.name }]}
        actions={actions}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>
          <CardHeader title="What it gives" />
          <CardBody flush>
            <DataTable
              caption="Entries"
              columns={[
                { key: "service", header: "Service", cell: (entry) => SERVICE_NAMES[entry.service] },
                {
                  key: "group",
                  header: "Destinations",
                  cell: ({ groupId }) =>
                    groupId === null ? (
                      "All others"
                    ) : (
                      <TextLink href={`${base}/discounts/groups/${groupId}`}>
                        {plan.groupNames[groupId]}
                      </TextLink>
                    ),
                },
                {
                  key: "period",
                  header: "Each",
                  cell: ({ period, rolloverPeriods }) =>
                    rolloverPeriods === 0
                      ? DISCOUNT_PERIODS[period]
                      : `${DISCOUNT_PERIODS[period]}, rolls over ${rolloverPeriods}`,
                },
                { key: "steps", header: "Gives", cell: (entry) => stepsText(entry, plan.currency) },
              ]}
              rows={plan.entries}
              rowKey={(entry) => entry.id}
              empty={<p className="px-5 py-4 text-sm text-muted">A draft: it gives nothing yet.</p>}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Facts" />
          <CardBody>
            <DescriptionList
              items={[
                { label: "Currency", value: plan.currency },
                { label: "Managed by", value: plan.ownerName ?? companyName },
                {
                  label: "Products",
                  value:
                    plan.users.products.length > 0 ? (
                      <ul>
                        {plan.users.products.map(({ id, name }) => (
                          <li key={id}>
                            <TextLink href={`${base}/products/${id}`}>{name}</TextLink>
                          </li>
                        ))}
                      </ul>
                    ) : null,
                },
                { label: "Customers of their own", value: countText(plan.users.customers) },
                { label: "Created", value: <InstantText instant={plan.createdAt} timeZone={timeZone} /> },
                ...historyFact(historyHref),
              ]}
            />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
