import type { Metadata } from "next";
import { page } from "@/lib/transport/page";
import { customersRoom } from "../../../customers-room";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Customers" };

export default page("reseller", ({ search, ...loaded }) =>
  customersRoom("reseller", loaded, search, saveListViewAction),
);
