import type { Metadata } from "next";
import { callList } from "@/app/_usage/call-pages";
import { PageHeader } from "@/components/ui/page-header";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Usage" };

export default page("reseller", (input) =>
  callList(input, {
    portal: "reseller",
    path: "/reseller/usage",
    detail: "/reseller/usage",
    saveView: saveListViewAction,
    header: <PageHeader title="Usage" subtitle="What your customers used." />,
  }),
);
