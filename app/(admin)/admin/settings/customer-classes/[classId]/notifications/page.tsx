import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { ClassMessagesFacts, ClassMessagesForm } from "@/components/messages/class-form";
import { ClassHeader } from "@/components/settings/class-detail";
import { getClassNotifications } from "@/lib/domain/notifications";
import { getCustomerClass } from "@/lib/domain/parties";
import { can, page } from "@/lib/transport/page";
import { deleteClassAction } from "../../../actions";
import { saveClassNotificationsAction } from "../../../notifications/actions";

export const metadata: Metadata = { title: "Notifications of a customer class" };

export default page("admin", async ({ ctx, session, params }) => {
  const classId = routeId(params.classId, "customer class");
  const [cls, data] = await Promise.all([
    getCustomerClass(ctx, { classId }),
    getClassNotifications(ctx, { classId }),
  ]);
  return (
    <>
      <ClassHeader
        cls={cls}
        tab="notifications"
        collects={can(session, "collection:policy")}
        customersHref={can(session, "customer:read") ? `/admin/customers?classId=${cls.id}` : undefined}
        remove={can(session, "settings:manage") ? deleteClassAction : null}
      />
      {can(session, "notification:manage") ? (
        <ClassMessagesForm
          data={data}
          action={saveClassNotificationsAction}
          setsHref="/admin/settings/notifications"
        />
      ) : (
        <ClassMessagesFacts data={data} />
      )}
    </>
  );
});
