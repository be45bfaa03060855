"use server";

import { typedPreview } from "@/app/_messages/typed-preview";
import {
  createNotificationSet,
  deleteNotificationSet,
  previewTemplate,
  renameNotificationSet,
  resetTemplate,
  saveClassNotifications,
  saveTemplate,
  sendTestMessage,
} from "@/lib/domain/notifications";
import { askAction, formAction } from "@/lib/transport/action";

const SETS = "/reseller/notifications";

export const createSetAction = formAction("reseller", createNotificationSet, {
  redirectTo: ({ setId }) => `${SETS}/${setId}`,
});
export const renameSetAction = formAction("reseller", renameNotificationSet, { message: "Saved." });
export const deleteSetAction = formAction("reseller", deleteNotificationSet, { redirectTo: () => SETS });
export const saveTemplateAction = formAction("reseller", saveTemplate, { message: "Saved." });
export const resetTemplateAction = formAction("reseller", resetTemplate, {
  message: "Back to the built-in words.",
});
export const sendTestAction = formAction("reseller", sendTestMessage, {
  message: ({ to }) => `On its way to ${to}. It stands in the mailbox, too.`,
});
export const saveClassNotificationsAction = formAction("reseller", saveClassNotifications, {
  message: "Saved.",
});
export const previewTemplateAction = askAction("reseller", previewTemplate, typedPreview);
