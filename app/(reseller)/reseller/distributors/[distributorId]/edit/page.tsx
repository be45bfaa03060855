import type { Metadata } from "next";
import { editDistributorPage } from "@/app/_partners/distributor-pages";
import { updateDistributorAction } from "../../actions";

export const metadata: Metadata = { title: "Edit distributor" };

export default editDistributorPage("reseller", updateDistributorAction);
