import type { Metadata } from "next";
import { ownUsagePage } from "@/app/_usage/call-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Usage" };

export default ownUsagePage("customer", saveListViewAction);
