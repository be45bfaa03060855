import { LogIn, Palette, Pencil } from "lucide-react";
import type { Metadata } from "next";
import { auditHref } from "@/app/_audit/audit-href";
import { routeId } from "@/app/_frame/route-id";
import { ResellerDetail } from "@/components/partners/reseller-detail";
import { StatusControl } from "@/components/partners/status-control";
import { ButtonLink } from "@/components/ui/button";
import { getReseller } from "@/lib/domain/parties";
import { can, page } from "@/lib/transport/page";
import { blockResellerAction, closeResellerAction, unblockResellerAction } from "../actions";

export const metadata: Metadata = { title: "Reseller" };

const actions = { block: blockResellerAction, unblock: unblockResellerAction, close: closeResellerAction };
const BLOCKING =
  "Its people are signed out and can't sign in until it is unblocked. Its customers keep their service and their portals.";
const CLOSING =
  "Its people can never sign in again. This is possible only when its customers and distributors are closed, and can't be undone.";

export default page("admin", async ({ ctx, session, params }) => {
  const reseller = await getReseller(ctx, { resellerId: routeId(params.resellerId, "reseller") });
  const { id } = reseller;
  const mayActAs = reseller.status === "active" && can(session, "impersonate:reseller");
  const mayManage = reseller.status !== "closed" && can(session, "reseller:manage");
  const mayBrand = can(session, "branding:manage");
  const controls = (
    <>
      {mayActAs && (
        <ButtonLink href={`/admin/resellers/${id}/log-in-as`} icon={<LogIn aria-hidden="true" />}>
          Log in as
        </ButtonLink>
      )}
      {mayBrand && (
        <ButtonLink href={`/admin/resellers/${id}/branding`} icon={<Palette aria-hidden="true" />}>
          Look of invoices
        </ButtonLink>
      )}
      {mayManage && (
        <ButtonLink href={`/admin/resellers/${id}/edit`} icon={<Pencil aria-hidden="true" />}>
          Edit
        </ButtonLink>
      )}
      {mayManage && (
        <StatusControl
          what="reseller"
          partner={reseller}
          field="resellerId"
          blocking={BLOCKING}
          closing={CLOSING}
          actions={actions}
        />
      )}
    </>
  );
  const links = {
    customers: can(session, "customer:read") ? `/admin/customers?resellerId=${id}` : undefined,
    distributors: can(session, "distributor:read") ? `/admin/distributors?owner=${id}` : undefined,
    products: can(session, "product:read") ? `/admin/products?owner=${id}` : undefined,
    history: auditHref(session, "reseller", id),
    plans: can(session, "plan:read") ? `/admin/plans?owner=${id}` : undefined,
  };
  return <ResellerDetail reseller={reseller} links={links} timeZone={session.timeZone} actions={controls} />;
});
