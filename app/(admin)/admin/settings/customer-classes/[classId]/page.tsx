import type { Metadata } from "next";
import { auditHref } from "@/app/_audit/audit-href";
import { routeId } from "@/app/_frame/route-id";
import { ClassDetail } from "@/components/settings/class-detail";
import { getCustomerClass } from "@/lib/domain/parties";
import { can, page } from "@/lib/transport/page";
import { deleteClassAction } from "../../actions";

export const metadata: Metadata = { title: "Customer class" };

export default page("admin", async ({ ctx, session, params }) => {
  const cls = await getCustomerClass(ctx, { classId: routeId(params.classId, "customer class") });
  return (
    <ClassDetail
      cls={cls}
      collects={can(session, "collection:policy")}
      customersHref={can(session, "customer:read") ? `/admin/customers?classId=${cls.id}` : undefined}
      companyName={session.companyName}
      timeZone={session.timeZone}
      historyHref={auditHref(session, "customer_class", cls.id)}
      remove={can(session, "settings:manage") ? deleteClassAction : null}
    />
  );
});
