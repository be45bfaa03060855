import type { Metadata } from "next";
import { policyPreviewPage } from "@/app/_collections/policy-preview-page";
import { savePolicyAction } from "../actions";

export const metadata: Metadata = { title: "What a collection policy would change" };

export default policyPreviewPage("admin", savePolicyAction);
