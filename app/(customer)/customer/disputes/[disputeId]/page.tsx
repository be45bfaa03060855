import type { Metadata } from "next";
import { disputePage } from "@/app/_disputes/dispute-pages";
import { withdrawDisputeAction } from "../actions";

export const metadata: Metadata = { title: "Dispute" };

export default disputePage("customer", { withdraw: withdrawDisputeAction });
