import type { Metadata } from "next";
import { usersPage } from "../../../_identity/user-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Users" };

export default usersPage("reseller", saveListViewAction);
