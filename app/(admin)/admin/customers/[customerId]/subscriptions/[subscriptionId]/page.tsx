import type { Metadata } from "next";
import { StaffSubscription } from "@/app/_subscriptions/staff-pages";
import { page } from "@/lib/transport/page";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Subscription" };

export default page("admin", (input) => StaffSubscription(input, { portal: "admin", actions }));
