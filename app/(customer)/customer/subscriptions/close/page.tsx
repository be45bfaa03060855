import type { Metadata } from "next";
import { ClosePage } from "@/app/_subscriptions/close-page";
import { page } from "@/lib/transport/page";
import { closeSubscriptionsAction } from "../actions";

export const metadata: Metadata = { title: "Close subscriptions" };

const listHref = "/customer/subscriptions";

export default page("customer", (input) =>
  ClosePage(input, {
    audience: "subscriber",
    customerId: null,
    listHref,
    breadcrumbs: [{ label: "Subscriptions", href: listHref }, { label: "Close" }],
    action: closeSubscriptionsAction,
  }),
);
