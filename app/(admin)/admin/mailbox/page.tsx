import type { Metadata } from "next";
import { mailboxPage } from "@/app/_messages/message-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Mailbox" };

export default mailboxPage("admin", saveListViewAction);
