import type { ReactNode } from "react";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import type { RatingData } from "./rating-fields";
import { SERVICE_NAMES, type Service } from "./tariff-types";

/** How usage is rated: a tariff for each service, and volume discounts. */
export function RatingCard({
  base,
  title,
  description,
  rating,
  none,
  actions,
}: {
  /** The portal, where the viewer may see tariffs; none for names without links. */
  base?: string;
  title: string;
  description?: ReactNode;
  rating: RatingData;
  /** What it means where there is no tariff, and no volume discount plan. */
  none: { tariff: string; discounts: string };
  actions?: ReactNode;
}) {
  const named = (one: { id: number; name: string }, room: string) =>
    base ? <TextLink href={`${base}/${room}/${one.id}`}>{one.name}</TextLink> : one.name;
  const faint = (text: string) => <span className="text-muted">{text}</span>;
  return (
    <Card>
      <CardHeader title={title} description={description} actions={actions} />
      <CardBody>
        <DescriptionList
          columns={2}
          items={[
            ...(Object.keys(SERVICE_NAMES) as Service[]).map((service) => {
              const set = rating.tariffs.find((one) => one.service === service);
              return {
                label: SERVICE_NAMES[service],
                value: set ? named(set, "tariffs") : faint(none.tariff),
              };
            }),
            {
              label: "Volume discounts",
              value: rating.discountPlan ? named(rating.discountPlan, "discounts") : faint(none.discounts),
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}
