import type { Metadata } from "next";
import { newSetPage } from "@/app/_messages/set-pages";
import { createSetAction } from "../actions";

export const metadata: Metadata = { title: "New notification set" };

export default newSetPage("reseller", createSetAction);
