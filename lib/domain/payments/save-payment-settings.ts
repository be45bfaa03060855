import { z } from "zod";
import { paymentSettings } from "@/db/schema";
import { classEntity, lockClass } from "@/lib/domain/parties";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { AUTO_CHARGES } from "./rules/charge-days";
import { readClassTerms } from "./store";

const days = z
  .string()
  .trim()
  .regex(/^(\d{1,3}(\s*,\s*\d{1,3})*)?$/, "Use days like 1, 3, 7.")
  .transform((text) =>
    [...new Set(text === "" ? [] : text.split(",").map((one) => Number(one.trim())))].sort((a, b) => a - b),
  )
  .refine((list) => list.length <= 10, "Use ten days at most.")
  .refine((list) => list.every((day) => day >= 1 && day <= 120), "Use days from 1 to 120.");

/** Sets when the stored cards of a class's customers are charged by themselves. It counts from the next look. */
export const savePaymentSettings = operation({
  name: "payment_settings.save",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({
    classId: idInput(),
    autoCharge: z.enum(AUTO_CHARGES, "Choose one."),
    retryDays: days,
    freezeAfter: z.coerce
      .number("Use a number.")
      .int("Use a whole number.")
      .min(1, "Use 1 to 20.")
      .max(20, "Use 1 to 20."),
  }),
  async run(work, { classId, ...settings }) {
    const cls = await lockClass(work, classId);
    const before = await readClassTerms(work, classId);
    await work.tx
      .insert(paymentSettings)
      .values({ ...settings, classId, resellerId: cls.resellerId })
      .onConflictDoUpdate({ target: paymentSettings.classId, set: settings });
    work.audit.changed<Record<string, unknown>>(classEntity(cls), { ...before }, settings);
    return { classId };
  },
});
