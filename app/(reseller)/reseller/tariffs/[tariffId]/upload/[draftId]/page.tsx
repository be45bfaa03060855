import type { Metadata } from "next";
import { previewRatesPage } from "@/app/_catalog/rate-pages";
import { uploadRatesAction } from "../../../actions";

export const metadata: Metadata = { title: "Preview of rates" };

export default previewRatesPage("reseller", { take: uploadRatesAction });
