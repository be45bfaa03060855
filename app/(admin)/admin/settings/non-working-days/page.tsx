import { FileUp } from "lucide-react";
import type { Metadata } from "next";
import { hasOwnRight } from "@/app/_frame/require-right";
import { DayLinesForm, DayList } from "@/components/settings/day-list";
import { SettingsHeader } from "@/components/settings/settings-header";
import { ButtonLink } from "@/components/ui/button";
import { WEEKDAYS } from "@/components/ui/weekdays";
import { listNonWorkingDays } from "@/lib/domain/collections";
import { weekday } from "@/lib/platform/time";
import { page } from "@/lib/transport/page";
import { settingsTabs } from "../tabs";
import { addDaysAction, removeDayAction } from "./actions";

export const metadata: Metadata = { title: "Non-working days" };

const PATH = "/admin/settings/non-working-days";

export default page("admin", async ({ ctx, session }) => {
  const days = await listNonWorkingDays(ctx, {});
  const manages = hasOwnRight(session, "settings:manage");
  const upload = manages && (
    <ButtonLink href={`${PATH}/upload`} icon={<FileUp aria-hidden="true" />}>
      Upload a calendar
    </ButtonLink>
  );
  return (
    <>
      <SettingsHeader tabs={settingsTabs(session)} current={PATH} actions={upload} />
      <div className="grid gap-5">
        <p className="max-w-prose text-sm text-muted">
          Where a class says so, nobody is limited, suspended or terminated on weekends and on these days: it
          happens on the next working day.
        </p>
        <DayList
          rows={days.map((one) => ({ ...one, weekday: WEEKDAYS[weekday(one.day) - 1] ?? "" }))}
          remove={manages ? removeDayAction : null}
        />
        {manages && <DayLinesForm action={addDaysAction} />}
      </div>
    </>
  );
});
