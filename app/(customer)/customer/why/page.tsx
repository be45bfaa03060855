import type { Metadata } from "next";
import { ownWhyPage } from "@/app/_reports/why-pages";

export const metadata: Metadata = { title: "Why?" };

export default ownWhyPage;
