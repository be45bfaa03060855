import type { Metadata } from "next";
import { page } from "@/lib/transport/page";
import { customersRoom } from "../../../customers-room";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Customers" };

export default page("admin", ({ search, ...loaded }) =>
  customersRoom("admin", loaded, search, saveListViewAction),
);
