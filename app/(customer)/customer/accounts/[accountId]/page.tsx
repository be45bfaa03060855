import type { Metadata } from "next";
import { OwnLine } from "@/app/_accounts/own-line";
import { routeId } from "@/app/_frame/route-id";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Account" };

export default page("customer", (input) =>
  OwnLine(input, {
    accountId: routeId(input.params.accountId, "account"),
    path: `/customer/accounts/${input.params.accountId}`,
    subscriptionsPath: "/customer/subscriptions",
    breadcrumbs: [{ label: "Accounts", href: "/customer/accounts" }],
  }),
);
