import type { Metadata } from "next";
import { newAccountPage } from "@/app/_accounts/customer-accounts";
import { createAccountAction } from "../../../../accounts/actions";

export const metadata: Metadata = { title: "Add account" };

export default newAccountPage("admin", createAccountAction);
