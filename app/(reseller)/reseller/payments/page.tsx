import type { Metadata } from "next";
import { paymentsPage } from "@/app/_payments/payment-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Payments" };

export default paymentsPage("reseller", saveListViewAction);
