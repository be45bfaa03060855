import type { Metadata } from "next";
import { customersRoom } from "@/app/_customers/customers-room";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Customers" };

export default page("admin", ({ search, ...loaded }) =>
  customersRoom("admin", loaded, search, saveListViewAction),
);
