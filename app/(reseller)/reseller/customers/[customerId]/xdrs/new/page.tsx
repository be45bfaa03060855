import type { Metadata } from "next";
import { newTransactionPage } from "@/app/_ledger/xdr-pages";
import { makeTransactionAction } from "../../../../xdrs/actions";

export const metadata: Metadata = { title: "New transaction" };

export default newTransactionPage("reseller", makeTransactionAction);
