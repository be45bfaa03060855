import type { Metadata } from "next";
import { hasOwnRight } from "@/app/_frame/require-right";
import { routeId } from "@/app/_frame/route-id";
import { ClassMessagesFacts, ClassMessagesForm } from "@/components/messages/class-form";
import { PageHeader } from "@/components/ui/page-header";
import { getClassNotifications } from "@/lib/domain/notifications";
import { page } from "@/lib/transport/page";
import { saveClassNotificationsAction } from "../../actions";

export const metadata: Metadata = { title: "Notifications of a customer class" };

const SETS = "/reseller/notifications";

export default page("reseller", async ({ ctx, session, params }) => {
  const data = await getClassNotifications(ctx, { classId: routeId(params.classId, "customer class") });
  const manages = hasOwnRight(session, "notification:manage");
  return (
    <>
      <PageHeader
        title={`Messages to ${data.cls.name}`}
        subtitle="What the customers of this class are told, in whose words and in whose name."
        breadcrumbs={[{ label: "Notifications", href: SETS }, { label: data.cls.name }]}
      />
      {manages ? (
        <ClassMessagesForm data={data} action={saveClassNotificationsAction} setsHref={SETS} />
      ) : (
        <ClassMessagesFacts data={data} />
      )}
    </>
  );
});
