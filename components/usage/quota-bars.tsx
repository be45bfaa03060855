import { formatDate } from "@/lib/platform/format";
import { formatAllowance } from "@/lib/platform/quantity";
import { addDays } from "@/lib/platform/time";
import { Card, CardBody, CardHeader } from "../ui/card";
import { SERVICE_NAMES } from "./usage-words";

export type QuotaLine = {
  entryId: number;
  service: string;
  group: string | null;
  account: { id: number; identifier: string } | null;
  included: string;
  used: string;
  rolledOver: string;
  toppedUp: string;
  left: string;
  until: string | null;
};

const title = ({ service, group }: QuotaLine) =>
  group === null ? (SERVICE_NAMES[service] ?? service) : `${SERVICE_NAMES[service] ?? service}, ${group}`;

function extras({ service, rolledOver, toppedUp, left, until }: QuotaLine): string {
  const some = (quantity: string, words: string) =>
    BigInt(quantity) > 0n ? [`${formatAllowance(service, quantity)} ${words}`] : [];
  const end = until ? [`some of it until ${formatDate(addDays(until, -1))}`] : [];
  return [
    `${formatAllowance(service, left)} left`,
    ...some(rolledOver, "from earlier"),
    ...some(toppedUp, "added"),
    ...(BigInt(left) > 0n ? end : []),
  ].join(" · ");
}

/** A share of the whole from 0 to 100, of quantities larger than a number holds. */
const percent = (used: string, included: string): number =>
  BigInt(included) === 0n ? 100 : Number((BigInt(used) * 100n) / BigInt(included));

/** "Used of included", a bar each. */
export function QuotaBars({ quotas, withAccount }: { quotas: readonly QuotaLine[]; withAccount: boolean }) {
  if (quotas.length === 0) return null;
  return (
    <Card className="mb-4">
      <CardHeader title="Included in the plan" />
      <CardBody>
        <ul className="grid gap-4 sm:grid-cols-2">
          {quotas.map((quota) => {
            const share = percent(quota.used, quota.included);
            const label = `${formatAllowance(quota.service, quota.used)} of ${formatAllowance(quota.service, quota.included)} used`;
            return (
              <li key={`${quota.entryId}/${quota.account?.id ?? 0}`} className="grid gap-1">
                <div className="flex flex-wrap justify-between gap-x-4 text-sm">
                  <span className="font-medium">
                    {title(quota)}
                    {withAccount && (
                      <span className="font-normal text-muted">
                        {" "}
                        {quota.account ? quota.account.identifier : "all lines together"}
                      </span>
                    )}
                  </span>
                  <span className="tabular-nums">{label}</span>
                </div>
                <progress
                  className="progress h-1.5 w-full"
                  aria-label={`${title(quota)}: ${label}`}
                  value={share}
                  max={100}
                />
                <p className="text-xs text-muted tabular-nums">{extras(quota)}</p>
              </li>
            );
          })}
        </ul>
      </CardBody>
    </Card>
  );
}
