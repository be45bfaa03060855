import type { Metadata } from "next";
import { distributorsPage } from "../../../_partners/distributor-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Distributors" };

export default distributorsPage("reseller", saveListViewAction);
