import type { Metadata } from "next";
import { xdrsPage } from "@/app/_ledger/xdr-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "xDRs" };

export default xdrsPage("distributor", saveListViewAction);
