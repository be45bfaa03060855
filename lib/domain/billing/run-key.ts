import { z } from "zod";
import { BILLING_PERIODS } from "@/lib/domain/catalog";
import { plainDate, timeZoneInput } from "@/lib/kernel/input";

/** What a run closes, as a link or a form names it. */
export const runKeyInput = {
  billingPeriod: z.enum(BILLING_PERIODS, "Choose one."),
  timeZone: timeZoneInput(),
  closeOn: plainDate(),
};
