import type { Metadata } from "next";
import { previewRatesPage } from "@/app/_catalog/rate-pages";
import { uploadRatesAction } from "../../../actions";

export const metadata: Metadata = { title: "Look at it first" };

export default previewRatesPage("reseller", { take: uploadRatesAction });
