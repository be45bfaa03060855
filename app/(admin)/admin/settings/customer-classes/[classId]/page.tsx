import type { Metadata } from "next";
import { auditHref } from "@/app/_audit/audit-href";
import { routeId } from "@/app/_frame/route-id";
import { ClassDetail } from "@/components/settings/class-detail";
import { getCustomerClass } from "@/lib/domain/parties";
import { page } from "@/lib/transport/page";
import { classFrame } from "./class-frame";

export const metadata: Metadata = { title: "Customer class" };

export default page("admin", async ({ ctx, session, params }) => {
  const cls = await getCustomerClass(ctx, { classId: routeId(params.classId, "customer class") });
  return (
    <ClassDetail
      {...classFrame(session, cls)}
      companyName={session.companyName}
      timeZone={session.timeZone}
      historyHref={auditHref(session, "customer_class", cls.id)}
    />
  );
});
