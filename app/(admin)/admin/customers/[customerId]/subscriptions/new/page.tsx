import type { Metadata } from "next";
import { StaffAddSubscription } from "@/app/_subscriptions/staff-pages";
import { page } from "@/lib/transport/page";
import * as actions from "../actions";

export const metadata: Metadata = { title: "Add subscription" };

export default page("admin", (input) => StaffAddSubscription(input, { portal: "admin", actions }));
