import type { Metadata } from "next";
import { closeCustomerRoom } from "@/app/_customers/customer-close-room";
import { page } from "@/lib/transport/page";
import { closeAction } from "../../actions";

export const metadata: Metadata = { title: "Close customer" };

export default page("admin", (input) => closeCustomerRoom("admin", input, closeAction));
