"use server";

import { requestBooksCheck } from "@/lib/domain/reports";
import { formAction } from "@/lib/transport/action";

export const checkBooksAction = formAction("admin", requestBooksCheck, {
  message: "The books are being checked.",
});
