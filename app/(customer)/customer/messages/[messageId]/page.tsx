import type { Metadata } from "next";
import { messagePage } from "@/app/_messages/message-pages";

export const metadata: Metadata = { title: "Message" };

export default messagePage("customer");
