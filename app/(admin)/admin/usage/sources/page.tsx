import type { Metadata } from "next";
import { usageTabs } from "@/app/_usage/usage-tabs";
import { NewSource, SourceList } from "@/components/usage/source-list";
import { UsageHeader } from "@/components/usage/usage-header";
import { listSources } from "@/lib/domain/usage";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Sources of usage" };

export default page("admin", async ({ ctx, session }) => {
  const sources = await listSources(ctx, {});
  return (
    <>
      <UsageHeader
        current="/admin/usage/sources"
        tabs={usageTabs(session)}
        actions={sources.length > 0 && <NewSource />}
      />
      <SourceList sources={sources} />
    </>
  );
});
