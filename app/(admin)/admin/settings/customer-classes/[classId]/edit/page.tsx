import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { ClassForm } from "@/components/settings/class-form";
import { PageHeader } from "@/components/ui/page-header";
import { getCustomerClass } from "@/lib/domain/parties";
import { page } from "@/lib/transport/page";
import { updateClassAction } from "../../../actions";
import { classList } from "../../../list-params";

export const metadata: Metadata = { title: "Edit customer class" };

export default page("admin", async ({ ctx, session, params }) => {
  requireRight(session, "settings:manage");
  const cls = await getCustomerClass(ctx, { classId: routeId(params.classId, "customer class") });
  const back = `${classList.path}/${cls.id}`;
  return (
    <>
      <PageHeader
        title={`Edit ${cls.name}`}
        breadcrumbs={[
          { label: "Customer classes", href: classList.path },
          { label: cls.name, href: back },
          { label: "Edit" },
        ]}
      />
      <ClassForm action={updateClassAction} cls={cls} companyName={session.companyName} cancelHref={back} />
    </>
  );
});
