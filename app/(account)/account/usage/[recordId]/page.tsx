import type { Metadata } from "next";
import { callPage } from "@/app/_usage/call-pages";

export const metadata: Metadata = { title: "Call" };

export default callPage("account");
