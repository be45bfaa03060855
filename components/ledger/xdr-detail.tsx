import { Undo2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { addDays } from "@/lib/platform/time";
import { ReasonField } from "../form/reason-field";
import { TextLink } from "../rooms/text-link";
import { WhyLink } from "../trace/why-link";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DateText, DaysText, InstantText } from "../ui/date-text";
import { DescriptionList, type Fact, given } from "../ui/description-list";
import { Money } from "../ui/money";
import { KIND_WORDS, SERVICE_WORDS, type XdrLine } from "./xdr-words";

type Links = {
  xdrs: string;
  customers?: string;
  accounts?: string;
  /** Where the balance after it is explained. */
  why?: string;
};

const other = (label: string, links: Links, id: number | null): Fact[] =>
  given(label, id !== null && <TextLink href={`${links.xdrs}/${id}`}>xDR {id}</TextLink>);

/** Everything there is to know about one movement of a balance. */
export function XdrDetail({ xdr, timeZone, links }: { xdr: XdrLine; timeZone: string; links: Links }) {
  const { customer, account, period, currency } = xdr;
  return (
    <Card>
      <CardHeader title="Facts" />
      <CardBody>
        <DescriptionList
          columns={2}
          items={[
            { label: "Amount", value: <Money amount={xdr.amount} currency={currency} sign="always" /> },
            {
              label: "Balance after it",
              value: (
                <>
                  <Money amount={xdr.balanceAfter} currency={currency} />{" "}
                  {links.why && <WhyLink href={links.why} about="was this the balance" />}
                </>
              ),
            },
            { label: "Day", value: <DateText date={xdr.day} /> },
            { label: "Happened", value: <InstantText instant={xdr.occurredAt} timeZone={timeZone} /> },
            { label: "Booked", value: <InstantText instant={xdr.postedAt} timeZone={timeZone} /> },
            { label: "Service", value: SERVICE_WORDS[xdr.service] ?? xdr.service },
            ...given(
              "Customer",
              links.customers && (
                <TextLink href={`${links.customers}/${customer.id}`}>{customer.name}</TextLink>
              ),
            ),
            ...given(
              "Account",
              account &&
                (links.accounts ? (
                  <TextLink href={`${links.accounts}/${account.id}`}>{account.identifier}</TextLink>
                ) : (
                  account.identifier
                )),
            ),
            ...given(
              "For the days",
              period && <DaysText first={period.from} last={addDays(period.to, -1)} />,
            ),
            ...given("About", xdr.description),
            ...given("Comment", xdr.visibleComment),
            ...given("Internal comment", xdr.internalComment),
            ...other("Takes back", links, xdr.reverses),
            ...other("Taken back by", links, xdr.reversedBy),
          ]}
        />
      </CardBody>
    </Card>
  );
}

/** Takes a movement back, with the reason kept. */
export function RevertControl({ xdr, action }: { xdr: XdrLine; action: FormAction }) {
  const what = (KIND_WORDS[xdr.kind] ?? xdr.kind).toLowerCase();
  return (
    <ConfirmDialog
      trigger={<Button icon={<Undo2 aria-hidden="true" />}>Take back</Button>}
      title={`Take this ${what} back?`}
      consequence="The opposite amount is booked today. This row stays as it is, and points to the other one."
      confirmLabel="Take it back"
      tone="danger"
      action={action}
    >
      <input type="hidden" name="xdrId" value={xdr.id} />
      <ReasonField help="Kept with the booking and in the audit log." />
    </ConfirmDialog>
  );
}
