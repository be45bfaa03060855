import type { ReactNode } from "react";
import { formatMoney } from "@/lib/platform/format";
import { formatQuantity, formatSeconds } from "@/lib/platform/quantity";
import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList, type Fact } from "../ui/description-list";
import { Money } from "../ui/money";
import { moneyText } from "../ui/money-text";
import {
  DISPOSITION_WORDS,
  KIND_NAMES,
  PART_WORDS,
  perWords,
  type UsageLine,
  WAIVED_WORDS,
} from "./usage-words";

export type UsageFacts = UsageLine & {
  callId: string;
  source: string | null;
  fileId: number | null;
  version: number;
  ratedAt: Date;
  supersededAt: Date | null;
  dialled: string;
  answeredAt: Date | null;
  endedAt: Date | null;
  durationSeconds: number;
  per: string;
  tariff: { id: number; name: string } | null;
  prefix: string | null;
  variant: string | null;
  price: string | null;
  connectFee: string | null;
  parts: { quantity: string; kind: string; value: string; isCounted: boolean; amount: string }[];
};

type Links = {
  calls?: string;
  xdrs?: string;
  customers?: string;
  accounts?: string;
  tariffs?: string;
  files?: string;
};

const fact = (label: string, value: ReactNode): Fact[] => (value ? [{ label, value }] : []);
const linked = (base: string | undefined, id: number, text: string) =>
  base ? <TextLink href={`${base}/${id}`}>{text}</TextLink> : text;

const priceText = ({ price, currency, kind, per, variant }: UsageFacts): string | null =>
  price === null
    ? null
    : `${moneyText(price, currency)} ${perWords(kind, per)}${variant === "off_peak" ? ", off-peak" : ""}`;

const valueText = (part: UsageFacts["parts"][number], { currency, kind, per }: UsageFacts): string => {
  if (part.kind === "percent_off") return `${part.value.replace(/\.?0+$/, "")} % off`;
  if (part.kind === "fixed_price") return `${formatMoney(part.value, { currency })} ${perWords(kind, per)}`;
  return "";
};

/** The way from what was used to what it costs, step by step. */
export function WhyItCosts({ record, links }: { record: UsageFacts; links: Links }) {
  const { kind, parts, currency, waived } = record;
  const rounded = record.used !== record.charged && !waived;
  return (
    <Card>
      <CardHeader title="Why it costs that" />
      <CardBody>
        <DescriptionList
          columns={2}
          items={[
            ...fact(
              "Number",
              record.to && record.to !== record.dialled
                ? `${record.to}, dialled ${record.dialled}`
                : record.to,
            ),
            ...fact("Destination", record.destination),
            ...fact("Prefix", record.prefix === "" ? "Any other number" : record.prefix),
            ...fact("Tariff", record.tariff && linked(links.tariffs, record.tariff.id, record.tariff.name)),
            ...fact("Price", priceText(record)),
            ...fact(
              "Connect fee",
              record.connectFee && !/^0\.0+$/.test(record.connectFee) && (
                <Money amount={record.connectFee} currency={currency} />
              ),
            ),
            { label: "Used", value: formatQuantity(kind, record.used) },
            {
              label: "Charged",
              value: waived
                ? (WAIVED_WORDS[waived] ?? waived)
                : `${formatQuantity(kind, record.charged)}${rounded ? ", rounded up" : ""}`,
            },
            { label: "Amount", value: <Money amount={record.amount} currency={currency} /> },
          ]}
        />
        {links.calls && (
          <p className="mt-4 text-sm">
            <TextLink href={`${links.calls}/${record.id}`}>Everything about this record</TextLink>
          </p>
        )}
        {parts.length > 0 && (
          <div className="mt-4 overflow-x-auto">
            <table className="w-full text-sm tabular-nums">
              <caption className="sr-only">Parts of the charged quantity</caption>
              <thead>
                <tr className="border-b border-line text-left text-muted">
                  <th className="py-1.5 pr-3 font-medium">Part</th>
                  <th className="py-1.5 pr-3 text-right font-medium">Quantity</th>
                  <th className="py-1.5 text-right font-medium">Amount</th>
                </tr>
              </thead>
              <tbody>
                {parts.map((part, n) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: parts follow one another and never move
                  <tr key={n} className="border-b border-line last:border-0">
                    <td className="py-1.5 pr-3">
                      {[PART_WORDS[part.kind] ?? part.kind, valueText(part, record)]
                        .filter(Boolean)
                        .join(", ")}
                    </td>
                    <td className="py-1.5 pr-3 text-right">{formatQuantity(kind, part.quantity)}</td>
                    <td className="py-1.5 text-right">{formatMoney(part.amount, { currency })}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </CardBody>
    </Card>
  );
}

/** Who called whom, and when. */
export function CallFacts({
  record,
  links,
  timeZone,
}: {
  record: UsageFacts;
  links: Links;
  timeZone: string;
}) {
  const at = (moment: Date | null) => moment && <InstantText instant={moment} timeZone={timeZone} />;
  return (
    <Card>
      <CardHeader title="Facts" />
      <CardBody>
        <DescriptionList
          columns={2}
          items={[
            { label: "What", value: KIND_NAMES[record.kind] ?? record.kind },
            ...(record.kind === "call"
              ? [{ label: "Outcome", value: DISPOSITION_WORDS[record.disposition] ?? record.disposition }]
              : []),
            ...fact("From", record.from),
            ...fact("To", record.to),
            { label: "Began", value: at(record.occurredAt) },
            ...fact("Answered", at(record.answeredAt)),
            ...fact("Ended", at(record.endedAt)),
            ...(record.kind === "call"
              ? [{ label: "Lasted", value: formatSeconds(record.durationSeconds) }]
              : []),
            ...(links.customers
              ? [
                  {
                    label: "Customer",
                    value: linked(links.customers, record.customer.id, record.customer.name),
                  },
                ]
              : []),
            { label: "Account", value: linked(links.accounts, record.account.id, record.account.identifier) },
            ...fact("xDR", record.xdrId && linked(links.xdrs, record.xdrId, `xDR ${record.xdrId}`)),
            ...fact("Source", record.source),
            ...fact("File", record.fileId && linked(links.files, record.fileId, `File ${record.fileId}`)),
            ...fact("Call id", record.source && <code className="break-all">{record.callId}</code>),
            { label: "Rated", value: at(record.ratedAt) },
            ...(record.version > 1 ? [{ label: "Version", value: String(record.version) }] : []),
          ]}
        />
      </CardBody>
    </Card>
  );
}
