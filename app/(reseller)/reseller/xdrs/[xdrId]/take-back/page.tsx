import type { Metadata } from "next";
import { takeBackPage } from "@/app/_ledger/xdr-pages";
import { revertXdrAction } from "../../actions";

export const metadata: Metadata = { title: "Take back" };

export default takeBackPage("reseller", revertXdrAction);
