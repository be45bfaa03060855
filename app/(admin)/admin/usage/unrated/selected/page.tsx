import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireRight } from "@/app/_frame/require-right";
import { PageHeader } from "@/components/ui/page-header";
import { SelectedRecords } from "@/components/usage/unrated-actions";
import { page } from "@/lib/transport/page";
import { discardAction, replayAction } from "../../actions";

export const metadata: Metadata = { title: "Selected records" };

const MOST = 500;

export default page("admin", async ({ session, search }) => {
  requireRight(session, "usage:import");
  const ids = search
    .getAll("ids")
    .filter((id) => /^\d{1,15}$/.test(id))
    .slice(0, MOST)
    .map(Number);
  if (ids.length === 0) redirect("/admin/usage/unrated");
  return (
    <>
      <PageHeader
        title="Selected records"
        breadcrumbs={[{ label: "Waiting", href: "/admin/usage/unrated" }, { label: "Selected" }]}
      />
      <SelectedRecords
        ids={ids}
        verb={search.get("do") === "discard" ? "discard" : "replay"}
        actions={{ replay: replayAction, discard: discardAction }}
      />
    </>
  );
});
