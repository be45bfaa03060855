import { Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { countText } from "../catalog/plan-detail";
import { ShelfStatus } from "../catalog/shelf-status";
import { historyFact } from "../rooms/history-fact";
import { TextLink } from "../rooms/text-link";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { PageHeader } from "../ui/page-header";
import { PRICE_WORDS, type RegimeData, rateWords } from "./tax-types";

type Classes = { named: { id: number; name: string }[]; count: { value: number; exact: boolean } };

function Taxes({ taxes }: Pick<RegimeData, "taxes">) {
  if (taxes.length === 0) return <p className="text-sm text-muted">None: whoever pays by it pays no tax.</p>;
  return (
    <ol className="grid gap-3">
      {taxes.map((tax) => (
        <li key={tax.id} className="text-sm">
          <span className="font-medium">{tax.name}</span>{" "}
          {tax.compound && <Badge className="ml-1">On the taxes before it</Badge>}
          <span className="block text-muted">{rateWords(tax)}</span>
        </li>
      ))}
    </ol>
  );
}

function UsedBy({ classes, base }: { classes: Classes; base: string }) {
  if (classes.named.length === 0)
    return <p className="text-sm text-muted">No class yet. Choose it in the billing of a customer class.</p>;
  const more = classes.count.value - classes.named.length;
  return (
    <ul className="grid gap-2 text-sm">
      {classes.named.map(({ id, name }) => (
        <li key={id}>
          <TextLink href={`${base}/customer-classes/${id}/billing`}>{name}</TextLink>
        </li>
      ))}
      {more > 0 && <li className="text-muted">and {more} more</li>}
    </ul>
  );
}

export const EditRegime = ({ href }: { href: string }) => (
  <ButtonLink href={href} variant="primary" icon={<Pencil aria-hidden="true" />}>
    Edit
  </ButtonLink>
);

/** One regime: its taxes, what an amount would cost, and who pays by it. */
export function RegimeDetail({
  base,
  regime,
  calculator,
  companyName,
  timeZone,
  historyHref,
  actions,
}: {
  /** "/admin/settings" */
  base: string;
  regime: RegimeData & { classes: Classes };
  calculator: ReactNode;
  companyName: string;
  timeZone: string;
  historyHref?: string;
  actions: ReactNode;
}) {
  return (
    <>
      <PageHeader
        title={regime.name}
        status={<ShelfStatus archivedAt={regime.archivedAt} word="In use" />}
        subtitle={PRICE_WORDS[regime.prices]}
        breadcrumbs={[{ label: "Taxes", href: `${base}/taxes` }, { label: regime.name }]}
        actions={actions}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-5">
          <Card>
            <CardHeader title="Taxes" description="In the order in which they are worked out." />
            <CardBody>
              <Taxes taxes={regime.taxes} />
            </CardBody>
          </Card>
          {calculator}
        </div>
        <div className="grid gap-5">
          <Card>
            <CardHeader title={`Classes billed by it: ${countText(regime.classes.count)}`} />
            <CardBody>
              <UsedBy classes={regime.classes} base={base} />
            </CardBody>
          </Card>
          <Card>
            <CardHeader title="Facts" />
            <CardBody>
              <DescriptionList
                items={[
                  { label: "Managed by", value: regime.ownerName ?? companyName },
                  { label: "Created", value: <InstantText instant={regime.createdAt} timeZone={timeZone} /> },
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
