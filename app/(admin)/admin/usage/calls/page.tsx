import type { Metadata } from "next";
import { callList } from "@/app/_usage/call-pages";
import { usageTabs } from "@/app/_usage/usage-tabs";
import { UsageHeader } from "@/components/usage/usage-header";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../../list-actions";

export const metadata: Metadata = { title: "Calls" };

export default page("admin", (input) => {
  const path = "/admin/usage/calls";
  return callList(input, {
    portal: "admin",
    path,
    detail: path,
    saveView: saveListViewAction,
    header: <UsageHeader current={path} tabs={usageTabs(input.session)} />,
  });
});
