import type { Metadata } from "next";
import { setPage } from "@/app/_messages/set-pages";
import { deleteSetAction, renameSetAction } from "../actions";

export const metadata: Metadata = { title: "Notification set" };

export default setPage("reseller", { rename: renameSetAction, remove: deleteSetAction });
