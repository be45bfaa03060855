import type { Metadata } from "next";
import { requireRight } from "@/app/_frame/require-right";
import { PageHeader } from "@/components/ui/page-header";
import { SourceForm } from "@/components/usage/source-form";
import { listTimeZoneChoices } from "@/lib/domain/parties";
import { env } from "@/lib/platform/env";
import { page } from "@/lib/transport/page";
import { createSourceAction } from "../../actions";

export const metadata: Metadata = { title: "New source" };

export default page("admin", async ({ ctx, session }) => {
  requireRight(session, "usage:import");
  const zones = await listTimeZoneChoices(ctx, {});
  return (
    <>
      <PageHeader
        title="New source"
        breadcrumbs={[{ label: "Sources", href: "/admin/usage/sources" }, { label: "New" }]}
      />
      <SourceForm
        action={createSourceAction}
        zones={zones.map(({ name }) => name)}
        zone={session.timeZone}
        watchDir={env().USAGE_WATCH_DIR ?? null}
        cancelHref="/admin/usage/sources"
      />
    </>
  );
});
