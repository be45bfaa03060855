import type { Metadata } from "next";
import { StaffSubscriptions } from "@/app/_subscriptions/staff-pages";
import { page } from "@/lib/transport/page";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Subscriptions" };

export default page("admin", (input) => StaffSubscriptions(input, { portal: "admin", actions }));
