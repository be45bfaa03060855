import type { Metadata } from "next";
import { editAccountPage } from "@/app/_accounts/account-pages";
import { updateAccountAction } from "../../actions";

export const metadata: Metadata = { title: "Edit account" };

export default editAccountPage("reseller", updateAccountAction);
