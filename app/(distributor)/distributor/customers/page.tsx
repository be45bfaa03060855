import type { Metadata } from "next";
import { customersRoom } from "@/app/_customers/customers-room";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Customers" };

export default page("distributor", ({ search, ...loaded }) =>
  customersRoom("distributor", loaded, search, saveListViewAction),
);
