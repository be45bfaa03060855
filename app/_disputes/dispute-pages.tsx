import { z } from "zod";
import type { StaffOrCustomer } from "@/app/_frame/portals";
import { hasOwnRight, requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { openList, pagesOf, type SaveView } from "@/app/_lists/list-room";
import { DecideForms, WithdrawForm } from "@/components/disputes/decide-forms";
import { DisputeFacts } from "@/components/disputes/dispute-facts";
import { DisputeForm } from "@/components/disputes/dispute-form";
import { DisputeList } from "@/components/disputes/dispute-list";
import { DisputeStateBadge } from "@/components/disputes/dispute-state";
import { aboutText } from "@/components/disputes/dispute-words";
import { invoiceName } from "@/components/invoices/invoice-types";
import { Alert } from "@/components/ui/alert";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { DISPUTE_STATES, getDisputable, getDispute, listDisputes } from "@/lib/domain/billing";
import type { FormAction } from "@/lib/platform/action-result";
import { listSpec } from "@/lib/platform/list-params";
import { can, page } from "@/lib/transport/page";

const id = z.string().regex(/^[1-9]\d{0,15}$/);
const spec = listSpec({
  sorts: ["id"],
  defaultDir: "desc",
  filters: { state: z.enum(DISPUTE_STATES), customerId: id, invoiceId: id },
});

const SUBTITLES: Record<StaffOrCustomer, string> = {
  admin: "What customers say is wrong on their invoices. Open amounts are left out of collection.",
  reseller: "What customers say is wrong on their invoices. Open amounts are left out of collection.",
  customer: "What you told us is wrong on your invoices, and what came of it.",
};

/** Disputes of everyone in sight, or of the customer that is looking. */
export const disputesPage = (portal: StaffOrCustomer, saveView: SaveView) =>
  page(portal, async ({ ctx, session, search }) => {
    const path = `/${portal}/disputes`;
    const room = await openList(ctx, { path, name: `${portal}.disputes`, spec }, search);
    const list = await listDisputes(ctx, room.input);
    return (
      <DisputeList
        header={<PageHeader title="Disputes" subtitle={SUBTITLES[portal]} />}
        rows={list.rows}
        state={{ ...room, saveView, pages: pagesOf(room.url, list, "dispute") }}
        detail={path}
        timeZone={session.timeZone}
        customers={portal === "customer" ? undefined : `/${portal}/customers`}
        invoices={can(session, "invoice:read") ? `/${portal}/invoices` : undefined}
      />
    );
  });

/** Bound in each portal's actions; a way that is not bound is not offered. */
export type DisputeVerbs = { withdraw: FormAction; agree?: FormAction; deny?: FormAction };

/** One dispute, and what may be done with it. */
export const disputePage = (portal: StaffOrCustomer, verbs: DisputeVerbs) =>
  page(portal, async ({ ctx, session, params }) => {
    const dispute = await getDispute(ctx, { disputeId: routeId(params.disputeId, "dispute") });
    const isOpen = dispute.state === "open";
    const decides = isOpen && hasOwnRight(session, "dispute:decide");
    return (
      <>
        <PageHeader
          title={`Dispute: ${aboutText(dispute)}`}
          status={<DisputeStateBadge state={dispute.state} />}
          subtitle={portal === "customer" ? undefined : dispute.customer.name}
          breadcrumbs={[
            { label: "Disputes", href: `/${portal}/disputes` },
            { label: `Dispute ${dispute.id}` },
          ]}
        />
        <div className="grid gap-5">
          <DisputeFacts
            dispute={dispute}
            timeZone={session.timeZone}
            links={{
              invoices: can(session, "invoice:read") ? `/${portal}/invoices` : undefined,
              customers: portal === "customer" ? undefined : `/${portal}/customers`,
              xdrs: can(session, "xdr:read") ? `/${portal}/xdrs` : undefined,
            }}
          />
          {decides && verbs.agree && verbs.deny && (
            <DecideForms dispute={dispute} agree={verbs.agree} deny={verbs.deny} />
          )}
          {isOpen && can(session, "dispute:open") && (
            <WithdrawForm dispute={dispute} action={verbs.withdraw} />
          )}
        </div>
      </>
    );
  });

/** Says that something on an invoice is wrong, on a page of its own. */
export const openDisputePage = (portal: StaffOrCustomer, action: FormAction) =>
  page(portal, async ({ ctx, session, params }) => {
    requireRight(session, "dispute:open");
    const disputable = await getDisputable(ctx, { invoiceId: routeId(params.invoiceId, "invoice") });
    const { invoice, whole, lines } = disputable;
    const here = `/${portal}/invoices/${invoice.id}`;
    return (
      <>
        <PageHeader
          title={`Dispute something on ${invoiceName(invoice)}`}
          subtitle={portal === "customer" ? undefined : invoice.customer.name}
          breadcrumbs={[
            { label: "Invoices", href: `/${portal}/invoices` },
            { label: invoiceName(invoice), href: here },
            { label: "Dispute" },
          ]}
        />
        {whole === null && lines.length === 0 ? (
          <Alert
            tone="info"
            title="Nothing on this invoice can be disputed now"
            actions={
              <ButtonLink href={`/${portal}/disputes?invoiceId=${invoice.id}`}>See its disputes</ButtonLink>
            }
          >
            It is void, everything was taken off it, or it is disputed already.
          </Alert>
        ) : (
          <DisputeForm disputable={disputable} action={action} cancelHref={here} />
        )}
      </>
    );
  });
