import type { ReactNode } from "react";
import { countText } from "../catalog/plan-detail";
import { historyFact } from "../rooms/history-fact";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { PageHeader } from "../ui/page-header";
import { Stat } from "../ui/stat";
import { PartnerStatus } from "./partner-status";
import type { PartnerData } from "./partner-types";

type Count = { value: number; exact: boolean };
export type ResellerUse = { customers: Count; distributors: Count; products: Count };
/** Where each figure leads; what the viewer has no right to see is left out. */
export type ResellerLinks = {
  customers?: string;
  distributors?: string;
  products?: string;
  plans?: string;
  history?: string;
};

/** One reseller: what it has, how it is reached, and what may be done. */
export function ResellerDetail({
  reseller,
  links,
  timeZone,
  actions,
}: {
  reseller: PartnerData & ResellerUse;
  links: ResellerLinks;
  timeZone: string;
  actions: ReactNode;
}) {
  const { customers, distributors, products } = reseller;
  return (
    <>
      <PageHeader
        title={reseller.name}
        status={<PartnerStatus status={reseller.status} />}
        subtitle={`Reseller ${reseller.id}`}
        breadcrumbs={[{ label: "Resellers", href: "/admin/resellers" }, { label: reseller.name }]}
        figures={
          <>
            <Stat label="Customers" value={countText(customers)} href={links.customers} />
            <Stat label="Distributors" value={countText(distributors)} href={links.distributors} />
            <Stat label="Products" value={countText(products)} href={links.products} />
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
                { label: "E-mail", value: reseller.email || null },
                { label: "Phone", value: reseller.phone || null },
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Facts" />
          <CardBody>
            <DescriptionList
              items={[
                { label: "Currency", value: reseller.currency },
                {
                  label: "Created",
                  value: <InstantText instant={reseller.createdAt} timeZone={timeZone} />,
                },
                ...(reseller.closedAt
                  ? [
                      {
                        label: "Closed",
                        value: <InstantText instant={reseller.closedAt} timeZone={timeZone} />,
                      },
                    ]
                  : []),
                ...(links.plans
                  ? [
                      {
                        label: "Plans",
                        value: <TextLink href={links.plans}>Its subscription plans</TextLink>,
                      },
                    ]
                  : []),
                ...historyFact(links.history),
              ]}
            />
          </CardBody>
        </Card>
      </div>
    </>
  );
}
