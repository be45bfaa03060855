import type { Metadata } from "next";
import { newCustomerRoom } from "@/app/_customers/customer-forms-room";
import { page } from "@/lib/transport/page";
import { createCustomerAction } from "../actions";

export const metadata: Metadata = { title: "New customer" };

export default page("reseller", ({ search, ...loaded }) =>
  newCustomerRoom("reseller", loaded, search, createCustomerAction),
);
