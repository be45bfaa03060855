import type { Metadata } from "next";
import { closeCustomerRoom } from "@/app/_customers/customer-close-room";
import { page } from "@/lib/transport/page";
import { closeAction } from "../../actions";

export const metadata: Metadata = { title: "Close customer" };

export default page("reseller", (input) => closeCustomerRoom("reseller", input, closeAction));
