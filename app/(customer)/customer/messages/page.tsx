import type { Metadata } from "next";
import { ownMessagesPage } from "@/app/_messages/message-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Messages" };

export default ownMessagesPage(saveListViewAction);
