import type { Metadata } from "next";
import { addressOf, fieldsIn, fieldsOf } from "@/app/_collections/policy-address";
import { routeId } from "@/app/_frame/route-id";
import { PolicyForm } from "@/components/collections/policy-form";
import { PolicyVersions } from "@/components/collections/policy-versions";
import { ClassHeader } from "@/components/settings/class-detail";
import { Alert } from "@/components/ui/alert";
import { getPolicy, type PolicyRoom } from "@/lib/domain/collections";
import { getCustomerClass } from "@/lib/domain/parties";
import { formatDate } from "@/lib/platform/format";
import { todayIn } from "@/lib/platform/time";
import { can, page } from "@/lib/transport/page";
import { classFrame } from "../class-frame";
import { cancelPolicyAction, previewPolicyAction } from "./actions";

export const metadata: Metadata = { title: "Collection of a customer class" };

/** The preview of an earlier version as of today, as if it had been typed. */
const goingBack =
  (base: string, today: string, versions: PolicyRoom["earlier"]) =>
  (policyId: number): string => {
    const version = versions.find((one) => one.policyId === policyId);
    if (!version) return base;
    const note = `Back to what was in force from ${formatDate(version.effectiveOn)}`;
    return addressOf(`${base}/preview`, { ...fieldsOf(version.settings), effectiveOn: today, note });
  };

export default page("admin", async ({ ctx, session, params, search }) => {
  const classId = routeId(params.classId, "customer class");
  const [cls, room] = await Promise.all([getCustomerClass(ctx, { classId }), getPolicy(ctx, { classId })]);
  const base = `/admin/settings/customer-classes/${classId}/collection`;
  const today = todayIn(ctx.now, "UTC");
  const typed = fieldsIn(search);
  return (
    <>
      <ClassHeader {...classFrame(session, cls)} tab="collection" />
      <div className="grid gap-8">
        <PolicyVersions
          inForce={room.inForce}
          scheduled={room.scheduled}
          earlier={room.earlier}
          timeZone={session.timeZone}
          backHref={goingBack(base, today, room.earlier)}
          cancel={session.acting ? undefined : cancelPolicyAction}
        />
        {typed && <Alert title="What you changed is not saved yet">It stands in the form below.</Alert>}
        {!session.acting && (
          <PolicyForm
            classId={classId}
            currencies={room.currencies}
            today={today}
            values={typed ?? fieldsOf(room.settings)}
            action={previewPolicyAction}
          />
        )}
      </div>
    </>
  );
});
