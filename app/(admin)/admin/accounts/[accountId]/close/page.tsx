import type { Metadata } from "next";
import { closeAccountPage } from "@/app/_accounts/account-pages";
import { closeAccountAction } from "../../actions";

export const metadata: Metadata = { title: "Close account" };

export default closeAccountPage("admin", closeAccountAction);
