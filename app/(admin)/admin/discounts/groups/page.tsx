import type { Metadata } from "next";
import { groupsPage } from "@/app/_catalog/group-pages";
import { saveListViewAction } from "../../../list-actions";

export const metadata: Metadata = { title: "Destination groups" };

export default groupsPage("admin", saveListViewAction);
