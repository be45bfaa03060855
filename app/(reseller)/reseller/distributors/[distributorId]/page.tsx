import type { Metadata } from "next";
import { distributorPage } from "@/app/_partners/distributor-pages";
import { blockDistributorAction, closeDistributorAction, unblockDistributorAction } from "../actions";

export const metadata: Metadata = { title: "Distributor" };

export default distributorPage("reseller", {
  block: blockDistributorAction,
  unblock: unblockDistributorAction,
  close: closeDistributorAction,
});
