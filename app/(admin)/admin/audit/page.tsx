import type { Metadata } from "next";
import { auditRoom } from "@/app/_audit/audit-room";
import { AuditTabs } from "@/components/audit/audit-tabs";
import { SealBadge } from "@/components/audit/seal-state";
import { PageHeader } from "@/components/ui/page-header";
import { getAuditSeal } from "@/lib/domain/reports";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Audit log" };

export default page("admin", async ({ search, ...loaded }) => (
  <>
    <PageHeader
      title="Audit log"
      status={<SealBadge state={await getAuditSeal(loaded.ctx, {})} timeZone={loaded.session.timeZone} />}
      subtitle="Who did or read what, for whom, and why. Looking here is recorded too."
    />
    <AuditTabs current="/admin/audit" />
    {await auditRoom(loaded, search, { path: "/admin/audit", exportPath: "/admin/audit/export" })}
  </>
));
