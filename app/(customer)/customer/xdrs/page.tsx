import type { Metadata } from "next";
import { ownXdrsPage } from "@/app/_ledger/xdr-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Charges and payments" };

export default ownXdrsPage("customer", saveListViewAction);
