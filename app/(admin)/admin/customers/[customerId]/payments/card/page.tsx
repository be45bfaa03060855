import type { Metadata } from "next";
import { sandboxCardPage } from "@/app/_payments/paying-forms";
import { addSandboxCardAction } from "../actions";

export const metadata: Metadata = { title: "Store a card" };

export default sandboxCardPage("admin", addSandboxCardAction);
