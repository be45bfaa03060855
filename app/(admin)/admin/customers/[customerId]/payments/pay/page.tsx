import type { Metadata } from "next";
import { payPage } from "@/app/_payments/paying-forms";
import { payWithCardAction } from "../actions";

export const metadata: Metadata = { title: "Charge a card" };

export default payPage("admin", payWithCardAction);
