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

const SETS = "/admin/settings/notifications";

export const createSetAction = formAction("admin", createNotificationSet, {
  redirectTo: ({ setId }) => `${SETS}/${setId}`,
});
export const renameSetAction = formAction("admin", renameNotificationSet, { message: "Saved." });
export const deleteSetAction = formAction("admin", deleteNotificationSet, { redirectTo: () => SETS });
export const saveTemplateAction = formAction("admin", saveTemplate, { message: "Saved." });
export const resetTemplateAction = formAction("admin", resetTemplate, {
  message: "Back to the built-in words.",
});
export const sendTestAction = formAction("admin", sendTestMessage, {
  message: ({ to }) => `On its way to ${to}. It stands in the mailbox, too.`,
});
export const saveClassNotificationsAction = formAction("admin", saveClassNotifications, {
  message: "Saved.",
});
export const previewTemplateAction = askAction("admin", previewTemplate, typedPreview);
