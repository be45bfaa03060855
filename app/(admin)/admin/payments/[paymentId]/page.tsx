import type { Metadata } from "next";
import { paymentPage } from "@/app/_payments/payment-pages";
import { room } from "../room";

export const metadata: Metadata = { title: "Payment" };

export default paymentPage("admin", room);
