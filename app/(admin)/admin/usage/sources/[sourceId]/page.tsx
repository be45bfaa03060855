import type { Metadata } from "next";
import { routeId } from "@/app/_frame/route-id";
import { PageHeader } from "@/components/ui/page-header";
import { EndpointCard } from "@/components/usage/endpoint-card";
import { SourceForm } from "@/components/usage/source-form";
import { listTimeZoneChoices } from "@/lib/domain/parties";
import { getSource } from "@/lib/domain/usage";
import { env } from "@/lib/platform/env";
import { page } from "@/lib/transport/page";
import { closeEndpointAction, renewSecretAction, updateSourceAction } from "../../actions";

export const metadata: Metadata = { title: "Source of usage" };

export default page("admin", async ({ ctx, session, params }) => {
  const source = await getSource(ctx, { sourceId: routeId(params.sourceId, "source") });
  const zones = await listTimeZoneChoices(ctx, {});
  const { APP_URL, USAGE_WATCH_DIR } = env();
  return (
    <>
      <PageHeader
        title={source.name}
        breadcrumbs={[{ label: "Sources", href: "/admin/usage/sources" }, { label: source.name }]}
      />
      <div className="grid gap-6">
        <EndpointCard
          source={source}
          address={`${APP_URL}/api/usage/${source.key}`}
          renew={renewSecretAction}
          close={closeEndpointAction}
        />
        <SourceForm
          action={updateSourceAction}
          source={source}
          zones={zones.map(({ name }) => name)}
          zone={session.timeZone}
          watchDir={USAGE_WATCH_DIR ?? null}
          cancelHref="/admin/usage/sources"
        />
      </div>
    </>
  );
});
