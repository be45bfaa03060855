import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { classNotifications, customerClasses, notificationSets } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { readSets, type SetItem } from "./list-notification-sets";
import { type Category, NOTICE_TYPE_NAMES, type NoticeType, specOf } from "./rules/types";

export type SetTemplate = {
  type: NoticeType;
  category: Category;
  label: string;
  says: string;
  /** Languages in which somebody changed it. */
  custom: string[];
};
export type SetDetail = SetItem & {
  templates: SetTemplate[];
  usedBy: { id: number; name: string }[];
};

/** A set: every message there is, where it was changed, and the classes that use it. */
export const getNotificationSet = query({
  name: "notification_set.get",
  permission: "notification:read",
  impersonation: "allow",
  input: z.object({ setId: idInput() }),
  reads: null,
  async run(read, { setId }): Promise<SetDetail> {
    const [set] = await readSets(read, eq(notificationSets.id, setId));
    if (!set) throw notFound("notification set");
    const { rows } = await read.tx.execute<{ type: string; language: string }>(
      sql`select type, language from notification_templates where set_id = ${setId} order by language`,
    );
    const usedBy = await read.tx
      .select({ id: customerClasses.id, name: customerClasses.name })
      .from(classNotifications)
      .innerJoin(customerClasses, eq(customerClasses.id, classNotifications.classId))
      .where(visibleAnd(read.actor, "customerClasses", eq(classNotifications.setId, setId)))
      .orderBy(sql`lower(${customerClasses.name})`)
      .limit(100);
    return {
      ...set,
      usedBy,
      templates: NOTICE_TYPE_NAMES.map((type) => ({
        type,
        category: specOf(type).category,
        label: specOf(type).label,
        says: specOf(type).says,
        custom: rows.filter((row) => row.type === type).map(({ language }) => language),
      })),
    };
  },
});
