import type { Metadata } from "next";
import { customersRoom } from "@/app/_customers/customers-room";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Customers" };

export default page("reseller", ({ search, ...loaded }) =>
  customersRoom("reseller", loaded, search, saveListViewAction),
);
