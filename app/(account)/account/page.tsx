import type { Metadata } from "next";
import { OwnLine } from "@/app/_accounts/own-line";
import { ownForecast } from "@/app/_billing/forecast";
import { can, page } from "@/lib/transport/page";

export const metadata: Metadata = { title: "My line" };

export default page("account", async (input) =>
  OwnLine(input, {
    path: "/account",
    subscriptionsPath: "/account/subscriptions",
    forecast: can(input.session, "invoice:read") && (await ownForecast(input)),
  }),
);
