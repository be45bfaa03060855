import type { Metadata } from "next";
import { messagePage } from "@/app/_messages/message-pages";
import { cancelMessageAction, markMessageArrivedAction, sendMessageAgainAction } from "../actions";

export const metadata: Metadata = { title: "Message" };

export default messagePage("reseller", {
  sendAgain: sendMessageAgainAction,
  markArrived: markMessageArrivedAction,
  cancel: cancelMessageAction,
});
