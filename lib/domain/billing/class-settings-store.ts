import { eq } from "drizzle-orm";
import { billingSettings } from "@/db/schema";
import type { Reader, Work } from "@/lib/kernel/work";
import { DEFAULT_TERMS } from "./read-terms";
import type { ClassSettings } from "./rules/class-settings";

/** Of a class that nobody has changed. */
export const DEFAULT_SETTINGS: ClassSettings = {
  termsKind: DEFAULT_TERMS.terms.kind,
  termsCount: DEFAULT_TERMS.terms.count,
  reviewDays: DEFAULT_TERMS.reviewDays,
  roundingDecimals: DEFAULT_TERMS.precision.decimals,
  roundingMethod: DEFAULT_TERMS.precision.method,
  taxRegimeId: null,
  numberScope: DEFAULT_TERMS.format.scope,
  numberPattern: DEFAULT_TERMS.format.pattern,
  numberReset: DEFAULT_TERMS.format.reset,
  separateFees: DEFAULT_TERMS.separateFees,
  invoiceWhenNothingCharged: DEFAULT_TERMS.invoiceWhenNothingCharged,
  callDetail: false,
  footer: "",
};

/** How a class is billed; the defaults where nothing was ever set. The caller has found or locked the class. */
export async function readClassSettings(read: Reader, classId: number): Promise<ClassSettings> {
  const [row] = await read.tx.select().from(billingSettings).where(eq(billingSettings.classId, classId));
  if (!row) return DEFAULT_SETTINGS;
  const { classId: _, resellerId: __, ...settings } = row;
  return settings as ClassSettings;
}

/** Writes the settings of a locked class. */
export async function saveClassSettings(
  work: Work,
  cls: { id: number; resellerId: number },
  settings: ClassSettings,
): Promise<void> {
  await work.tx
    .insert(billingSettings)
    .values({ ...settings, classId: cls.id, resellerId: cls.resellerId })
    .onConflictDoUpdate({ target: billingSettings.classId, set: settings });
}
