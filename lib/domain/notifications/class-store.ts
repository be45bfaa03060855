import { eq } from "drizzle-orm";
import { classNotifications } from "@/db/schema";
import type { Reader, Work } from "@/lib/kernel/work";
import { type NoticeType, TICKED_BY_DEFAULT } from "./rules/types";

/** What the customers of a class are told, in whose words and in whose name. */
export type ClassNotifications = {
  setId: number | null;
  mail: NoticeType[];
  sms: NoticeType[];
  fromName: string;
  fromAddress: string;
  replyTo: string;
};

/** Of a class that nobody has changed. */
export const DEFAULTS: ClassNotifications = {
  setId: null,
  mail: [...TICKED_BY_DEFAULT],
  sms: [],
  fromName: "",
  fromAddress: "",
  replyTo: "",
};

/** The caller has found or locked the class. */
export async function readClassNotifications(read: Reader, classId: number): Promise<ClassNotifications> {
  const [row] = await read.tx
    .select()
    .from(classNotifications)
    .where(eq(classNotifications.classId, classId));
  if (!row) return DEFAULTS;
  const { classId: _, resellerId: __, ...settings } = row;
  return settings as ClassNotifications;
}

/** Writes the settings of a locked class. */
export async function saveClassNotificationsRow(
  work: Work,
  cls: { id: number; resellerId: number },
  settings: ClassNotifications,
): Promise<void> {
  await work.tx
    .insert(classNotifications)
    .values({ ...settings, classId: cls.id, resellerId: cls.resellerId })
    .onConflictDoUpdate({ target: classNotifications.classId, set: settings });
}
