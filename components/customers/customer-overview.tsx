import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import { addressLine } from "./contact-fields";
import { BILLING_PERIOD_NAMES, type CustomerData, LANGUAGE_NAMES } from "./customer-types";

const lines = (...parts: string[]) => parts.filter((part) => part !== "").join(", ");

/** Who a customer is and what was agreed, for staff. */
export function CustomerOverview({ customer: c, timeZone }: { customer: CustomerData; timeZone: string }) {
  const discount = c.discountPercent.replace(/\.?0+$/, "") || "0";
  const anchored = c.billingPeriod === "anniversary" ? `, day ${c.anchorDay}` : "";
  return (
    <div className="grid gap-5 lg:grid-cols-[2fr_1fr]">
      <Card>
        <CardHeader title="Contact" />
        <CardBody>
          <DescriptionList
            columns={2}
            items={[
              { label: "Person", value: [c.salutation, c.firstName, c.lastName].filter(Boolean).join(" ") },
              { label: "Company", value: c.companyName },
              { label: "E-mail", value: c.email },
              { label: "Phone", value: lines(c.phone1, c.phone2) },
              { label: "Fax", value: c.fax },
              { label: "Tax id", value: c.taxId },
              { label: "Contact persons", value: lines(c.contact1, c.contact2) },
              {
                label: "Address",
                value: addressLine(c),
                wide: true,
              },
              { label: "Note", value: c.note, wide: true },
            ]}
          />
        </CardBody>
      </Card>
      <Card>
        <CardHeader title="Terms" />
        <CardBody>
          <DescriptionList
            items={[
              { label: "Customer number", value: c.id },
              { label: "Class", value: c.className },
              { label: "Balance control", value: c.balanceControl === "prepaid" ? "Prepaid" : "Postpaid" },
              { label: "Currency", value: c.currency },
              {
                label: "Credit limit",
                value:
                  c.creditLimit === null ? "None" : <Money amount={c.creditLimit} currency={c.currency} />,
              },
              {
                label: "Billing period",
                value: `${BILLING_PERIOD_NAMES[c.billingPeriod] ?? c.billingPeriod}${anchored}`,
              },
              { label: "Billing time zone", value: c.billingTimeZone },
              { label: "Language", value: LANGUAGE_NAMES[c.language] ?? c.language },
              { label: "Default discount", value: discount === "0" ? "None" : `${discount} %` },
              { label: "Distributor", value: c.distributorName },
              { label: "External reference", value: c.externalRef },
              { label: "Customer since", value: <InstantText instant={c.createdAt} timeZone={timeZone} /> },
              ...(c.closedAt
                ? [{ label: "Closed", value: <InstantText instant={c.closedAt} timeZone={timeZone} /> }]
                : []),
            ]}
          />
        </CardBody>
      </Card>
    </div>
  );
}
