import type { Metadata } from "next";
import { accountPage } from "@/app/_accounts/account-pages";
import { blockAccountAction, unblockAccountAction } from "../actions";

export const metadata: Metadata = { title: "Account" };

export default accountPage("reseller", { block: blockAccountAction, unblock: unblockAccountAction });
