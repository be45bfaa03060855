import type { Metadata } from "next";
import { paymentPage } from "@/app/_payments/payment-pages";
import { checkPaymentAction, confirmPaymentAction } from "../actions";

export const metadata: Metadata = { title: "Payment" };

export default paymentPage("customer", { confirm: confirmPaymentAction, check: checkPaymentAction });
