import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { TimeZoneForm } from "@/components/settings/time-zone-form";
import { PageHeader } from "@/components/ui/page-header";
import { timeZones } from "@/lib/platform/time";
import { page } from "@/lib/transport/page";
import { createTimeZoneAction } from "../../actions";
import { zoneList } from "../../list-params";

export const metadata: Metadata = { title: "Add a time zone" };

export default page("admin", async ({ session }) => {
  requireRight(session, "settings:manage");
  return (
    <>
      <PageHeader
        title="Add a time zone"
        breadcrumbs={[{ label: "Time zones", href: zoneList.path }, { label: "New" }]}
      />
      <TimeZoneForm action={createTimeZoneAction} known={timeZones()} cancelHref={zoneList.path} />
    </>
  );
});
