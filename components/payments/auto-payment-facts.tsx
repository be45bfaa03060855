import { formatDate } from "@/lib/platform/format";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { moneyText } from "../ui/money-text";
import type { PayingData } from "./payment-types";
import { AUTO_CHARGES, EVERY } from "./payment-words";

/** What is paid automatically, for those who may only look. */
export function AutoPaymentFacts({ paying }: { paying: PayingData }) {
  const { currency, topUp, periodic, prepaid } = paying;
  const money = (amount: string) => moneyText(amount, currency);
  const mark = prepaid ? "when less is left than" : "when more is owed than";
  return (
    <Card>
      <CardHeader title="Automatic payments" />
      <CardBody>
        <DescriptionList
          items={[
            {
              label: "Invoices",
              value: paying.autoPay ? (AUTO_CHARGES[paying.autoCharge] ?? paying.autoCharge) : "No",
            },
            { label: "Top-up", value: topUp ? `${money(topUp.amount)} ${mark} ${money(topUp.at)}` : "No" },
            {
              label: "Periodic payment",
              value: periodic
                ? `${money(periodic.amount)}, ${EVERY[periodic.every]?.toLowerCase()}; next on ${formatDate(periodic.next)}`
                : "No",
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}
