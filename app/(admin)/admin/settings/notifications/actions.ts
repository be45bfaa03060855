"use server";

import { typedPreview } from "@/app/_messages/typed-preview";
import {
  addSenderDomain,
  checkSenderDomain,
  confirmSenderDomain,
  createNotificationSet,
  deleteNotificationSet,
  previewTemplate,
  removeSenderDomain,
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

export const addDomainAction = formAction("admin", addSenderDomain, {
  message: ({ domain }) => `${domain} is on the list. Now it is to be verified.`,
});
export const checkDomainAction = formAction("admin", checkSenderDomain, {
  message: ({ domain, mail }) => `${domain} is verified. ${mail}`,
});
export const confirmDomainAction = formAction("admin", confirmSenderDomain, {
  message: ({ domain }) => `${domain} is verified.`,
});
export const removeDomainAction = formAction("admin", removeSenderDomain, {
  message: ({ domain }) => `${domain} is off the list.`,
});
