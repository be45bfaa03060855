import type { Metadata } from "next";
import { callPage } from "@/app/_usage/call-pages";
import { rerateAction } from "../../actions";

export const metadata: Metadata = { title: "Call" };

export default callPage("admin", rerateAction);
