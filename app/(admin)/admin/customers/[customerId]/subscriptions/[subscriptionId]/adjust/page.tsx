import type { Metadata } from "next";
import { StaffAdjustSubscription } from "@/app/_subscriptions/staff-pages";
import { page } from "@/lib/transport/page";
import * as actions from "../../actions";

export const metadata: Metadata = { title: "Adjust fee" };

export default page("admin", (input) => StaffAdjustSubscription(input, { portal: "admin", actions }));
