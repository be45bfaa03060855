"use server";

import { endImpersonation } from "@/lib/domain/identity";
import { formAction } from "@/lib/transport/action";

export const endActingAction = formAction("admin", endImpersonation, {
  message: ({ actorName, subjectName }) => `Ended: ${actorName} no longer acts for ${subjectName}.`,
});
