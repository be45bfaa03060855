import type { Metadata } from "next";
import { AuditTabs } from "@/components/audit/audit-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { page } from "@/lib/transport/page";
import { auditRoom } from "../../../audit-room";

export const metadata: Metadata = { title: "Audit log" };

export default page("admin", async ({ search, ...loaded }) => (
  <>
    <PageHeader
      title="Audit log"
      subtitle="Who did or read what, for whom, and why. Looking here is recorded too."
    />
    <AuditTabs current="/admin/audit" />
    {await auditRoom(loaded, search, { path: "/admin/audit", exportPath: "/admin/audit/export" })}
  </>
));
