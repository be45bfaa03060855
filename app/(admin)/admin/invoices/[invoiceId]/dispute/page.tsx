import type { Metadata } from "next";
import { openDisputePage } from "@/app/_disputes/dispute-pages";
import { openDisputeAction } from "../../../disputes/actions";

export const metadata: Metadata = { title: "Dispute" };

export default openDisputePage("admin", openDisputeAction);
