import type { ReactNode } from "react";
import { formatCount, formatMoney } from "@/lib/platform/format";
import { isZero } from "@/lib/platform/money";
import { historyFact } from "../rooms/history-fact";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText, InstantText } from "../ui/date-text";
import { DescriptionList, type Fact } from "../ui/description-list";
import { WEEKDAYS } from "../ui/weekdays";
import { countText } from "./plan-detail";
import { ROUNDING_NAMES, SERVICE_NAMES, type TariffDetailData } from "./tariff-types";

const nothing = <span className="text-faint">–</span>;

const List = ({ items }: { items: { key: string; text: ReactNode }[] }) =>
  items.length === 0 ? (
    nothing
  ) : (
    <ul className="grid gap-0.5">
      {items.map(({ key, text }) => (
        <li key={key}>{text}</li>
      ))}
    </ul>
  );

function ratingFacts(tariff: TariffDetailData, base: string): Fact[] {
  const { numberRules: rules, fallback } = tariff;
  return [
    {
      label: "Where it has no rate",
      value: fallback ? (
        <TextLink href={`${base}/${fallback.id}`}>{fallback.name} is asked</TextLink>
      ) : (
        "The record waits, unrated"
      ),
    },
    {
      label: "Rounding",
      value: `${ROUNDING_NAMES[tariff.roundingMethod]}, to ${tariff.roundingDecimals} decimals`,
    },
    {
      label: "Least charge",
      value: isZero(tariff.minimumCharge) ? "None" : formatMoney(tariff.minimumCharge, tariff),
    },
    ...(tariff.service === "data"
      ? [{ label: "A unit", value: `${formatCount(tariff.dataUnitBytes)} bytes` }]
      : []),
    {
      label: "Off-peak hours",
      value: (
        <List
          items={tariff.offPeakWindows.map(({ weekday, from, to }) => ({
            key: `${weekday} ${from} ${to}`,
            text: `${WEEKDAYS[weekday - 1]}, ${from} to ${to}${to <= from ? " on the next day" : ""}`,
          }))}
        />
      ),
    },
    {
      label: "Holidays",
      value: (
        <List
          items={tariff.holidays.map(({ day, name }) => ({
            key: day,
            text: (
              <>
                <DateText date={day} /> {name}
              </>
            ),
          }))}
        />
      ),
    },
    { label: "For the plus", value: rules.internationalPrefixes.join(", ") },
    { label: "National prefix", value: rules.nationalPrefix },
    { label: "Country code", value: rules.countryCode },
    { label: "National digits", value: rules.nationalDigits },
    { label: "Short codes", value: rules.shortCodeDigits ? `Up to ${rules.shortCodeDigits} digits` : null },
  ];
}

/** A tariff's terms, and what is rated by it. */
export function TariffTermsCard({
  base,
  productsHref,
  tariff,
  timeZone,
  companyName,
  historyHref,
}: {
  /** Where tariffs are, and where products are. */
  base: string;
  productsHref: string;
  tariff: TariffDetailData;
  timeZone: string;
  companyName: string;
  historyHref?: string;
}) {
  const { users } = tariff;
  const links = (some: { id: number; name: string }[], href: string) => (
    <List
      items={some.map(({ id, name }) => ({
        key: String(id),
        text: <TextLink href={`${href}/${id}`}>{name}</TextLink>,
      }))}
    />
  );
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card>
        <CardHeader title="How it rates" />
        <CardBody>
          <DescriptionList items={ratingFacts(tariff, base)} columns={2} />
        </CardBody>
      </Card>
      <div className="grid gap-5">
        <Card>
          <CardHeader title="What is rated by it" />
          <CardBody>
            <DescriptionList
              items={[
                { label: "Products", value: links(users.products, productsHref) },
                { label: "Asked by", value: links(users.fallbackOf, base) },
                { label: "Customers of their own", value: countText(users.customers) },
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Facts" />
          <CardBody>
            <DescriptionList
              items={[
                { label: "For", value: SERVICE_NAMES[tariff.service] },
                { label: "Managed by", value: tariff.ownerName ?? companyName },
                { label: "Currency", value: tariff.currency },
                { label: "Time zone", value: tariff.zone },
                { label: "Created", value: <InstantText instant={tariff.createdAt} timeZone={timeZone} /> },
                ...(tariff.archivedAt
                  ? [
                      {
                        label: "Archived",
                        value: <InstantText instant={tariff.archivedAt} timeZone={timeZone} />,
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
  );
}
