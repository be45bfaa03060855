import type { Metadata } from "next";
import { xdrPage } from "@/app/_ledger/xdr-pages";

export const metadata: Metadata = { title: "xDR" };

export default xdrPage("distributor");
