import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { ClassMessagesFacts, ClassMessagesForm } from "@/components/messages/class-form";
import { ClassHeader } from "@/components/settings/class-detail";
import { getClassNotifications } from "@/lib/domain/notifications";
import { getCustomerClass } from "@/lib/domain/parties";
import { can, page } from "@/lib/transport/page";
import { saveClassNotificationsAction } from "../../../notifications/actions";
import { classFrame } from "../class-frame";

export const metadata: Metadata = { title: "Notifications of a customer class" };

export default page("admin", async ({ ctx, session, params }) => {
  const classId = routeId(params.classId, "customer class");
  const [cls, data] = await Promise.all([
    getCustomerClass(ctx, { classId }),
    getClassNotifications(ctx, { classId }),
  ]);
  return (
    <>
      <ClassHeader {...classFrame(session, cls)} tab="notifications" />
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
