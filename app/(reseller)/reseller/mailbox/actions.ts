"use server";

import { cancelMessage, markMessageArrived, sendMessageAgain } from "@/lib/domain/notifications";
import { formAction } from "@/lib/transport/action";

export const sendMessageAgainAction = formAction("reseller", sendMessageAgain, {
  message: "It is on its way.",
});
export const markMessageArrivedAction = formAction("reseller", markMessageArrived, {
  message: "Marked as arrived.",
});
export const cancelMessageAction = formAction("reseller", cancelMessage, { message: "It is not sent." });
