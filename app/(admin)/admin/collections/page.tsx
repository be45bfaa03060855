import type { Metadata } from "next";
import { collectionsPage } from "@/app/_collections/collections-page";

export const metadata: Metadata = { title: "Collections" };

export default collectionsPage("admin");
