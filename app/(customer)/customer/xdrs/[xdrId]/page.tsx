import type { Metadata } from "next";
import { xdrPage } from "@/app/_ledger/xdr-pages";

export const metadata: Metadata = { title: "Charges and payments" };

export default xdrPage("customer");
