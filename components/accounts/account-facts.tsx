import { TextLink } from "../rooms/text-link";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText, InstantText } from "../ui/date-text";
import { DescriptionList, type Fact } from "../ui/description-list";
import { type AccountData, BILLING_MODEL_HELP, BILLING_MODEL_NAMES, ROLE_NAMES } from "./account-types";

const dates = (account: AccountData, timeZone: string): Fact[] => [
  { label: "First day", value: <DateText date={account.activatesOn} /> },
  { label: "Last day", value: account.expiresOn ? <DateText date={account.expiresOn} /> : "No end" },
  ...(account.closedAt
    ? [{ label: "Closed", value: <InstantText instant={account.closedAt} timeZone={timeZone} /> }]
    : []),
];

/** What there is to know about a line, for the provider's and partners' people. */
export function AccountFacts({
  account,
  timeZone,
  customerHref,
}: {
  account: AccountData;
  timeZone: string;
  customerHref: string;
}) {
  return (
    <Card>
      <CardHeader title="Facts" />
      <CardBody>
        <DescriptionList
          columns={2}
          items={[
            { label: "Customer", value: <TextLink href={customerHref}>{account.customerName}</TextLink> },
            { label: "E-mail", value: account.email },
            { label: "Kind", value: ROLE_NAMES[account.role] ?? account.role },
            {
              label: "Who pays",
              value: `${BILLING_MODEL_NAMES[account.billingModel] ?? account.billingModel}. ${BILLING_MODEL_HELP[account.billingModel] ?? ""}`,
            },
            ...dates(account, timeZone),
            { label: "Created", value: <InstantText instant={account.createdAt} timeZone={timeZone} /> },
          ]}
        />
      </CardBody>
    </Card>
  );
}

/** The same for the people who use it, in their words. */
export function OwnLineFacts({ account, timeZone }: { account: AccountData; timeZone: string }) {
  return (
    <Card>
      <CardHeader title="Details" />
      <CardBody>
        <DescriptionList
          columns={2}
          items={[
            { label: "Number or user name", value: account.identifier },
            { label: "Name", value: account.name },
            { label: "E-mail", value: account.email },
            { label: "Product", value: account.productEndUserName || account.productName },
            { label: "Kind", value: ROLE_NAMES[account.role] ?? account.role },
            ...dates(account, timeZone),
          ]}
        />
      </CardBody>
    </Card>
  );
}
