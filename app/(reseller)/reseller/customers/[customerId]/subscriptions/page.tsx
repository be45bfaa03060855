import type { Metadata } from "next";
import { customerPage } from "@/app/_customers/customer-room";
import { StaffSubscriptions } from "@/app/_subscriptions/staff-pages";
import { page } from "@/lib/transport/page";
import { room } from "../room";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Subscriptions" };

export default page("reseller", (input) =>
  customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "subscriptions" }, () =>
    StaffSubscriptions(input, { portal: "reseller", actions }),
  ),
);
