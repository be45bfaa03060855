import type { Metadata } from "next";
import { page } from "@/lib/transport/page";
import { newCustomerRoom } from "../../../../customer-forms-room";
import { createCustomerAction } from "../actions";

export const metadata: Metadata = { title: "New customer" };

export default page("reseller", ({ search, ...loaded }) =>
  newCustomerRoom("reseller", loaded, search, createCustomerAction),
);
