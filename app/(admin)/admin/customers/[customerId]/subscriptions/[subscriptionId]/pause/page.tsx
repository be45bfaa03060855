import type { Metadata } from "next";
import { StaffPauseSubscription } from "@/app/_subscriptions/staff-pages";
import { page } from "@/lib/transport/page";
import * as actions from "../../actions";

export const metadata: Metadata = { title: "Pause or resume" };

export default page("admin", (input) => StaffPauseSubscription(input, { portal: "admin", actions }));
