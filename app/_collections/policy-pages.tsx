import type { ReactNode } from "react";
import type { StaffPortal } from "@/app/_frame/portals";
import { routeId } from "@/app/_frame/route-id";
import { PolicyForm } from "@/components/collections/policy-form";
import { PolicyVersions } from "@/components/collections/policy-versions";
import { Alert } from "@/components/ui/alert";
import { getPolicy, type PolicyRoom } from "@/lib/domain/collections";
import type { FormAction } from "@/lib/platform/action-result";
import { formatDate } from "@/lib/platform/format";
import { todayIn } from "@/lib/platform/time";
import { type PageInput, page } from "@/lib/transport/page";
import { addressOf, fieldsIn, fieldsOf, policyAddress } from "./policy-address";

/** The preview of an earlier version as of today, as if it had been typed. */
const goingBack =
  (base: string, today: string, versions: PolicyRoom["earlier"]) =>
  (policyId: number): string => {
    const version = versions.find((one) => one.policyId === policyId);
    if (!version) return base;
    const note = `Back to what was in force from ${formatDate(version.effectiveOn)}`;
    return addressOf(`${base}/preview`, { ...fieldsOf(version.settings), effectiveOn: today, note });
  };

/** How a class collects: its versions, and the form for the next one. @param header what stands above it in the portal. */
export const policyPage = (
  portal: StaffPortal,
  header: (input: PageInput, cls: PolicyRoom["cls"]) => ReactNode | Promise<ReactNode>,
  { preview, cancel }: { preview: FormAction; cancel: FormAction },
) =>
  page(portal, async (input) => {
    const { ctx, session, params, search } = input;
    const classId = routeId(params.classId, "customer class");
    const room = await getPolicy(ctx, { classId });
    const base = policyAddress(portal, classId);
    const today = todayIn(ctx.now, "UTC");
    const typed = fieldsIn(search);
    return (
      <>
        {await header(input, room.cls)}
        <div className="grid gap-8">
          <PolicyVersions
            inForce={room.inForce}
            scheduled={room.scheduled}
            earlier={room.earlier}
            timeZone={session.timeZone}
            backHref={goingBack(base, today, room.earlier)}
            cancel={session.acting ? undefined : cancel}
          />
          {typed && <Alert title="What you changed is not saved yet">It stands in the form below.</Alert>}
          {!session.acting && (
            <PolicyForm
              classId={classId}
              currencies={room.currencies}
              today={today}
              values={typed ?? fieldsOf(room.settings)}
              action={preview}
            />
          )}
        </div>
      </>
    );
  });
