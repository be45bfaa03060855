import type { Metadata } from "next";
import { newCustomerRoom } from "@/app/_customers/customer-forms-room";
import { page } from "@/lib/transport/page";
import { createCustomerAction } from "../actions";

export const metadata: Metadata = { title: "New customer" };

export default page("admin", ({ search, ...loaded }) =>
  newCustomerRoom("admin", loaded, search, createCustomerAction),
);
