import type { Metadata } from "next";
import { uploadRatesPage } from "@/app/_catalog/rate-pages";

export const metadata: Metadata = { title: "Upload rates" };

export default uploadRatesPage("admin");
