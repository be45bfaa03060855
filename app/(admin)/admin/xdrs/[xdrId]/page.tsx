import type { Metadata } from "next";
import { xdrPage } from "@/app/_ledger/xdr-pages";
import { revertXdrAction } from "../actions";

export const metadata: Metadata = { title: "xDR" };

export default xdrPage("admin", revertXdrAction);
