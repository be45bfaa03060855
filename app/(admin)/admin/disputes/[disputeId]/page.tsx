import type { Metadata } from "next";
import { disputePage } from "@/app/_disputes/dispute-pages";
import { agreeDisputeAction, denyDisputeAction, withdrawDisputeAction } from "../actions";

export const metadata: Metadata = { title: "Dispute" };

export default disputePage("admin", {
  withdraw: withdrawDisputeAction,
  agree: agreeDisputeAction,
  deny: denyDisputeAction,
});
