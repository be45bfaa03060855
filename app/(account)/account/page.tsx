import type { Metadata } from "next";
import { OwnLine } from "@/app/_accounts/own-line";
import { page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "My line" };

export default page("account", (input) =>
  OwnLine(input, { path: "/account", subscriptionsPath: "/account/subscriptions" }),
);
