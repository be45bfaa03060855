import type { Metadata } from "next";
import { StaffCloseSubscriptions } from "@/app/_subscriptions/staff-pages";
import { page } from "@/lib/transport/page";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Close subscriptions" };

export default page("reseller", (input) => StaffCloseSubscriptions(input, { portal: "reseller", actions }));
