import type { ReactNode } from "react";
import { historyFact } from "../rooms/history-fact";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList, type Fact } from "../ui/description-list";
import { PageHeader } from "../ui/page-header";
import { Stat } from "../ui/stat";
import { KIND_NAMES, type PlanData, type ProductData } from "./catalog-types";
import { countText } from "./plan-detail";
import { PlanWords } from "./plan-words";
import { RatingCard } from "./rating-card";
import type { RatingData } from "./rating-fields";
import { ShelfStatus } from "./shelf-status";
import { ShortFee } from "./short-fee";

type Count = { value: number; exact: boolean };
type Product = ProductData &
  RatingData & { plan: PlanData | null; usage: { accounts: Count; subscriptions: Count } };

function PlanCard({ product, base, words }: { product: Product; base: string; words: Words }) {
  const { plan } = product;
  if (!plan)
    return (
      <Card>
        <CardHeader title="Plan" />
        <CardBody>
          <p className="text-sm text-muted">No plan: having this product costs nothing.</p>
        </CardBody>
      </Card>
    );
  return (
    <Card>
      <CardHeader
        title="What a customer is charged, and when"
        description={`By the plan ${plan.name}.`}
        actions={
          <ButtonLink href={`${base}/plans/${plan.id}`} size="sm">
            Open the plan
          </ButtonLink>
        }
      />
      <CardBody>
        <PlanWords words={words} />
      </CardBody>
    </Card>
  );
}

type Words = { subject: string; text: string }[];

const factsOf = (product: Product, companyName: string, timeZone: string): Fact[] => [
  { label: "Kind", value: KIND_NAMES[product.kind] },
  ...(product.kind === "addon" ? [{ label: "Precedence", value: product.precedence }] : []),
  { label: "Managed by", value: product.ownerName ?? companyName },
  { label: "Currency", value: product.currency },
  { label: "Tax category", value: product.taxCategory || (product.plan?.taxCategory ?? null) },
  { label: "For end users", value: product.endUserName || product.name },
  { label: "Shown to them", value: product.hidden ? "No" : "Yes" },
  {
    label: "More information",
    value: product.infoUrl ? (
      <a
        href={product.infoUrl}
        rel="noreferrer noopener"
        target="_blank"
        className="break-all text-accent-text hover:underline"
      >
        {product.infoUrl}
      </a>
    ) : null,
  },
  { label: "Created", value: <InstantText instant={product.createdAt} timeZone={timeZone} /> },
  ...(product.archivedAt
    ? [{ label: "Archived", value: <InstantText instant={product.archivedAt} timeZone={timeZone} /> }]
    : []),
];

/** A product: what it costs, where it is used, what end users see. */
export function ProductDetail({
  base,
  seesTariffs,
  product,
  words,
  timeZone,
  companyName,
  accountsHref,
  historyHref,
  actions,
}: {
  base: string;
  /** Whether the viewer may open tariffs and volume discounts. */
  seesTariffs: boolean;
  product: Product;
  /** The plan in plain words; empty without one. */
  words: Words;
  timeZone: string;
  companyName: string;
  /** The accounts that have it, where the viewer may see them. */
  accountsHref?: string;
  historyHref?: string;
  actions: ReactNode;
}) {
  const { usage, plan } = product;
  return (
    <>
      <PageHeader
        title={product.name}
        status={
          <>
            <ShelfStatus archivedAt={product.archivedAt} />
            <Badge>{KIND_NAMES[product.kind]}</Badge>
          </>
        }
        subtitle={product.endUserName !== product.name && product.endUserName}
        breadcrumbs={[{ label: "Products", href: `${base}/products` }, { label: product.name }]}
        figures={
          <>
            <Stat
              label="Fee"
              value={plan ? <ShortFee fees={plan.fees} currency={plan.currency} /> : "None"}
            />
            {product.kind === "main" && (
              <Stat label="Open accounts with it" value={countText(usage.accounts)} href={accountsHref} />
            )}
            <Stat label="Subscriptions through it" value={countText(usage.subscriptions)} hint="not closed" />
          </>
        }
        actions={actions}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-5">
          <PlanCard product={product} base={base} words={words} />
          <RatingCard
            base={seesTariffs ? base : undefined}
            title="How usage is rated"
            rating={product}
            none={{ tariff: "Not by this product", discounts: "None" }}
          />
          {(product.description || product.endUserDescription) && (
            <Card>
              <CardHeader title="Descriptions" />
              <CardBody>
                <DescriptionList
                  items={[
                    { label: "For colleagues", value: <Prose text={product.description} /> },
                    { label: "For end users", value: <Prose text={product.endUserDescription} /> },
                  ]}
                />
              </CardBody>
            </Card>
          )}
        </div>
        <Card>
          <CardHeader title="Facts" />
          <CardBody>
            <DescriptionList
              items={[...factsOf(product, companyName, timeZone), ...historyFact(historyHref)]}
            />
          </CardBody>
        </Card>
      </div>
    </>
  );
}

const Prose = ({ text }: { text: string }) =>
  text ? <span className="whitespace-pre-line">{text}</span> : <span className="text-faint">–</span>;
