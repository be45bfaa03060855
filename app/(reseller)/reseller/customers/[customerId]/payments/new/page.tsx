import type { Metadata } from "next";
import { recordPaymentPage } from "@/app/_payments/paying-forms";
import { recordPaymentAction } from "../actions";

export const metadata: Metadata = { title: "Record a payment" };

export default recordPaymentPage("reseller", recordPaymentAction);
