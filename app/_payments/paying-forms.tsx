import type { StaffOrCustomer, StaffPortal } from "@/app/_frame/portals";
import { requireOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { invoiceName } from "@/components/invoices/invoice-types";
import { PayForm } from "@/components/payments/pay-form";
import { RecordPaymentForm } from "@/components/payments/record-payment-form";
import { SandboxCardForm } from "@/components/payments/sandbox-card-form";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { getInvoice, getInvoiceTotals } from "@/lib/domain/billing";
import { getCustomer } from "@/lib/domain/customers";
import { type AutoPayment, getAutoPayment, SANDBOX_CARDS } from "@/lib/domain/payments";
import type { FormAction } from "@/lib/platform/action-result";
import { isZero } from "@/lib/platform/money";
import { addMonths } from "@/lib/platform/time";
import { can, type PageInput, page } from "@/lib/transport/page";

/** How much of a customer's invoices is open, in its currency. */
async function openAmount(
  { ctx, session }: PageInput,
  customerId: number,
  currency: string,
): Promise<string> {
  if (!can(session, "invoice:read")) return "";
  const totals = await getInvoiceTotals(ctx, { customerId });
  const found = totals.find((one) => one.currency === currency);
  return found && !isZero(found.outstanding) ? found.outstanding : "";
}

async function openedFor(input: PageInput, portal: StaffOrCustomer) {
  const { ctx, params } = input;
  const customerId = portal === "customer" ? undefined : routeId(params.customerId, "customer");
  const customer = await getCustomer(ctx, { customerId });
  const base = portal === "customer" ? "/customer/payments" : `/${portal}/customers/${customer.id}/payments`;
  const crumbs =
    portal === "customer"
      ? [{ label: "Payments", href: base }]
      : [
          { label: "Customers", href: `/${portal}/customers` },
          { label: customer.name, href: `/${portal}/customers/${customer.id}` },
          { label: "Payments", href: base },
        ];
  return { customer, base, crumbs };
}

/** Why there is nothing to pay with, and what to do about it: in the payer's words, or in those of staff. */
function NoCard({ paying, base, portal }: { paying: AutoPayment; base: string; portal: StaffOrCustomer }) {
  const expired = paying.methods.length > 0;
  const own = portal === "customer";
  const noGateway = own
    ? "Card payments are not set up here. Pay by transfer, as it says on the invoice."
    : "Card payments are not set up. Record what came in another way.";
  const store = own
    ? "Store a card first, and come back to pay with it."
    : "It can be charged once a card is stored.";
  return (
    <Alert
      tone="info"
      title={expired ? "Every stored card has expired" : "No card is stored"}
      actions={<ButtonLink href={base}>To the cards</ButtonLink>}
    >
      {paying.gateway === "none" ? noGateway : store}
    </Alert>
  );
}

/** Paying with a stored card, the amount filled in: what is open of one invoice, or of all. */
export const payPage = (portal: StaffOrCustomer, action: FormAction) =>
  page(portal, async (input) => {
    const { ctx, session, search } = input;
    requireOwnRight(session, "payment:make");
    const { customer, base, crumbs } = await openedFor(input, portal);
    const paying = await getAutoPayment(ctx, { customerId: customer.id });
    const asked = search.get("invoice");
    const invoice = asked ? await getInvoice(ctx, { invoiceId: routeId(asked, "invoice") }) : null;
    const amount = invoice?.outstanding ?? (await openAmount(input, customer.id, customer.currency));
    const title = invoice
      ? `Pay invoice ${invoiceName(invoice)}`
      : portal === "customer"
        ? "Pay"
        : "Charge a card";
    const usable = paying.methods.some(({ expired }) => !expired);
    return (
      <>
        <PageHeader title={title} breadcrumbs={[...crumbs, { label: title }]} />
        {usable ? (
          <PayForm
            paying={paying}
            amount={amount}
            invoiceId={invoice?.id}
            action={action}
            cancelHref={invoice ? `/${portal}/invoices/${invoice.id}` : base}
            authorizes={portal !== "customer" && !invoice}
          />
        ) : (
          <NoCard paying={paying} base={base} portal={portal} />
        )}
      </>
    );
  });

const TEST_CARDS = Object.entries(SANDBOX_CARDS).map(([value, { label, brand, last4 }]) => ({
  value,
  label,
  help: `${brand} ending in ${last4}`,
}));

/** Storing one of the sandbox's test cards. */
export const sandboxCardPage = (portal: StaffOrCustomer, action: FormAction) =>
  page(portal, async (input) => {
    requireOwnRight(input.session, "payment:method");
    const { customer, base, crumbs } = await openedFor(input, portal);
    const { gateway } = await getAutoPayment(input.ctx, { customerId: customer.id });
    return (
      <>
        <PageHeader title="Store a card" breadcrumbs={[...crumbs, { label: "Store a card" }]} />
        {gateway === "sandbox" ? (
          <SandboxCardForm
            customerId={customer.id}
            cards={TEST_CARDS}
            expires={addMonths(input.ctx.now.toISOString().slice(0, 10), 36).slice(0, 7)}
            action={action}
            cancelHref={base}
          />
        ) : (
          <Alert
            tone="info"
            title="Cards are not entered here"
            actions={<ButtonLink href={base}>Back</ButtonLink>}
          >
            {gateway === "none"
              ? "Card payments are not set up."
              : "The customer enters a card on the gateway's own page."}
          </Alert>
        )}
      </>
    );
  });

/** Recording money that came in without a gateway. */
export const recordPaymentPage = (portal: StaffPortal, action: FormAction) =>
  page(portal, async (input) => {
    requireOwnRight(input.session, "xdr:adjust");
    const { customer, base, crumbs } = await openedFor(input, portal);
    return (
      <>
        <PageHeader title="Record a payment" breadcrumbs={[...crumbs, { label: "Record a payment" }]} />
        <RecordPaymentForm
          customerId={customer.id}
          currency={customer.currency}
          amount={await openAmount(input, customer.id, customer.currency)}
          action={action}
          cancelHref={base}
        />
      </>
    );
  });
