import type { Metadata } from "next";
import { newDistributorPage } from "@/app/_partners/distributor-pages";
import { createDistributorAction } from "../actions";

export const metadata: Metadata = { title: "New distributor" };

export default newDistributorPage("reseller", createDistributorAction);
