"use server";

import { addNonWorkingDays, removeNonWorkingDay } from "@/lib/domain/collections";
import { formatCounted, formatDate } from "@/lib/platform/format";
import { formAction } from "@/lib/transport/action";

export const addDaysAction = formAction("admin", addNonWorkingDays, {
  message: ({ added }) => `Added ${formatCounted(added, "day")}.`,
});
export const removeDayAction = formAction("admin", removeNonWorkingDay, {
  message: ({ day }) => `${formatDate(day)} is an ordinary day again.`,
});
