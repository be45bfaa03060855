import { formatDate } from "@/lib/platform/format";
import { compare, isNegative, isZero, subtract, sum } from "@/lib/platform/money";
import { WhyLink } from "../trace/why-link";
import { Card } from "../ui/card";
import { DateText } from "../ui/date-text";
import { DescriptionList, type Fact } from "../ui/description-list";
import { Money } from "../ui/money";
import { INVOICE_TYPES, type InvoiceDetailData } from "./invoice-types";
import { daysText } from "./line-words";

/** The one figure a reader came for, and what to do about it. */
function mainFigure(invoice: InvoiceDetailData) {
  const { status, total, outstanding, adjusted, dueOn, issueOn, amountDue, holdReason } = invoice;
  const by = dueOn ? formatDate(dueOn) : "";
  if (status === "void") return { label: "Void", amount: total, say: "Nothing is to be paid for it." };
  if (status === "under_review" || status === "approved")
    return {
      label: "Total",
      amount: total,
      say: holdReason
        ? `Not issued: somebody should look at it first. ${holdReason}`
        : `Not issued yet. It goes out by itself on ${formatDate(issueOn)}.`,
    };
  if (status === "overdue")
    return { label: "Left to pay", amount: outstanding, say: `It was to be paid by ${by}.` };
  if (status === "unpaid" || status === "partially_paid")
    return { label: "Left to pay", amount: outstanding, say: `To be paid by ${by}.` };
  if (status === "previous_balance_remaining")
    return {
      label: "Total",
      amount: total,
      say: "Nothing is to be paid for it, but an earlier one is open.",
    };
  if (status === "do_not_pay")
    return {
      label: "Total",
      amount: total,
      say: isNegative(amountDue) ? "The balance is in credit." : "Nothing is to be paid.",
    };
  const say = isZero(adjusted) ? "Everything is paid." : "Nothing is left to pay.";
  return { label: "Total", amount: total, say };
}

const amountFact = (label: string, amount: string, currency: string): Fact[] =>
  isZero(amount) ? [] : [{ label, value: <Money amount={amount} currency={currency} /> }];

/** The top of an invoice: what is to be paid by when, and its dates. */
export function InvoiceHero({ invoice, why }: { invoice: InvoiceDetailData; why?: string }) {
  const { label, amount, say } = mainFigure(invoice);
  const { currency, period, status, type } = invoice;
  const voided = status === "void";
  const writtenOff = sum(
    invoice.settlements.filter(({ kind }) => kind === "write_off").map((one) => one.amount),
  );
  return (
    <Card>
      <div className="grid gap-x-10 gap-y-5 p-5 md:grid-cols-[minmax(0,1fr)_minmax(0,1.3fr)]">
        <div>
          <p className="text-sm text-muted">
            {label} {why && <WhyLink href={why} about="is this left to pay" />}
          </p>
          <p className={`mt-1 text-3xl font-semibold tracking-tight ${voided ? "line-through" : ""}`}>
            <Money amount={amount} currency={currency} />
          </p>
          <p className="mt-2 text-sm text-muted">{say}</p>
        </div>
        <DescriptionList
          columns={2}
          items={[
            ...(type === "regular" ? [] : [{ label: "Type", value: INVOICE_TYPES[type] ?? type }]),
            {
              label: "Period",
              value: daysText(period.from, period.to),
            },
            { label: "Issued", value: <DateText date={invoice.issuedOn} empty="Not yet" /> },
            { label: "Pay by", value: <DateText date={invoice.dueOn} /> },
            { label: "Total", value: <Money amount={invoice.total} currency={currency} /> },
            ...amountFact("Paid", invoice.paid, currency),
            ...amountFact("Taken off", subtract(invoice.adjusted, writtenOff), currency),
            ...amountFact("Written off", writtenOff, currency),
            ...(compare(invoice.amountDue, invoice.total) === 0
              ? []
              : [
                  {
                    label: "Balance with what was open before",
                    value: <Money amount={invoice.amountDue} currency={currency} />,
                  },
                ]),
          ]}
        />
      </div>
    </Card>
  );
}
