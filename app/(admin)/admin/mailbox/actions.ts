"use server";

import { cancelMessage, markMessageArrived, sendMessageAgain } from "@/lib/domain/notifications";
import { formAction } from "@/lib/transport/action";

export const sendMessageAgainAction = formAction("admin", sendMessageAgain, { message: "It is on its way." });
export const markMessageArrivedAction = formAction("admin", markMessageArrived, {
  message: "Marked as arrived.",
});
export const cancelMessageAction = formAction("admin", cancelMessage, { message: "It is not sent." });
