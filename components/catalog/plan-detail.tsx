import { Copy, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/platform/format";
import { historyFact } from "../rooms/history-fact";
import { TextLink } from "../rooms/text-link";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { PageHeader } from "../ui/page-header";
import { Stat } from "../ui/stat";
import { KIND_NAMES, type PlanData } from "./catalog-types";
import { PlanWords } from "./plan-words";
import { ShelfStatus } from "./shelf-status";
import { ShortFee } from "./short-fee";

type Count = { value: number; exact: boolean };

export type PlanUse = {
  products: { named: { id: number; name: string; kind: string }[]; count: Count };
  subscriptions: Count;
};

/** "41,000", or "about 41,000" where it was not counted to the end. */
export const countText = ({ value, exact }: Count): string => `${exact ? "" : "about "}${formatCount(value)}`;

function Products({ use, base }: { use: PlanUse["products"]; base: string }) {
  if (use.named.length === 0)
    return <p className="text-sm text-muted">No product on offer has it; it can be given directly.</p>;
  const more = use.count.value - use.named.length;
  return (
    <ul className="grid gap-2 text-sm">
      {use.named.map((product) => (
        <li key={product.id} className="flex justify-between gap-3">
          <TextLink href={`${base}/products/${product.id}`} className="min-w-0 truncate">
            {product.name}
          </TextLink>
          <span className="shrink-0 text-muted">{KIND_NAMES[product.kind]}</span>
        </li>
      ))}
      {more > 0 && <li className="text-muted">and {formatCount(more)} more</li>}
    </ul>
  );
}

/** A plan in plain words, where it is used, and what may be done with it. */
export function PlanDetail({
  base,
  plan,
  words,
  timeZone,
  companyName,
  historyHref,
  actions,
}: {
  base: string;
  plan: PlanData & PlanUse;
  words: { subject: string; text: string }[];
  timeZone: string;
  companyName: string;
  historyHref?: string;
  actions: ReactNode;
}) {
  return (
    <>
      <PageHeader
        title={plan.name}
        status={<ShelfStatus archivedAt={plan.archivedAt} />}
        subtitle={plan.endUserName !== plan.name && plan.endUserName}
        breadcrumbs={[{ label: "Subscription plans", href: `${base}/plans` }, { label: plan.name }]}
        figures={
          <>
            <Stat label="Fee" value={<ShortFee fees={plan.fees} currency={plan.currency} />} />
            <Stat label="Products with it" value={countText(plan.products.count)} />
            <Stat label="Subscriptions not closed" value={countText(plan.subscriptions)} />
          </>
        }
        actions={actions}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Card>
          <CardHeader title="What a customer is charged, and when" />
          <CardBody>
            <PlanWords words={words} />
          </CardBody>
        </Card>
        <div className="grid gap-5">
          <Card>
            <CardHeader title="Products with this plan" />
            <CardBody>
              <Products use={plan.products} base={base} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Facts" />
            <CardBody>
              <DescriptionList
                items={[
                  { label: "Managed by", value: plan.ownerName ?? companyName },
                  { label: "Currency", value: plan.currency },
                  { label: "On invoices", value: plan.invoiceDescription || plan.endUserName || plan.name },
                  { label: "Tax category", value: plan.taxCategory || null },
                  { label: "Decimals", value: plan.roundingDecimals },
                  { label: "Created", value: <InstantText instant={plan.createdAt} timeZone={timeZone} /> },
                  ...(plan.archivedAt
                    ? [
                        {
                          label: "Archived",
                          value: <InstantText instant={plan.archivedAt} timeZone={timeZone} />,
                        },
                      ]
                    : []),
                  ...historyFact(historyHref),
                ]}
              />
            </CardBody>
          </Card>
        </div>
      </div>
    </>
  );
}

export const PlanLinks = ({ href }: { href: string }) => (
  <>
    <ButtonLink href={`${href}/edit`} variant="primary" icon={<Pencil aria-hidden="true" />}>
      Edit
    </ButtonLink>
    <ButtonLink href={`${href}/clone`} icon={<Copy aria-hidden="true" />}>
      Clone
    </ButtonLink>
  </>
);
