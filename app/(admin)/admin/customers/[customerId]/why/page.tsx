import type { Metadata } from "next";
import { customerWhyPage } from "@/app/_reports/why-pages";

export const metadata: Metadata = { title: "Why?" };

export default customerWhyPage("admin");
