import type { Metadata } from "next";
import { accountsPage } from "@/app/_accounts/account-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Accounts" };

export default accountsPage({ portal: "reseller", saveView: saveListViewAction });
