import type { Metadata } from "next";
import { StaffChangePlan } from "@/app/_subscriptions/staff-pages";
import { page } from "@/lib/transport/page";
import * as actions from "../../actions";

export const metadata: Metadata = { title: "Change plan" };

export default page("reseller", (input) => StaffChangePlan(input, { portal: "reseller", actions }));
