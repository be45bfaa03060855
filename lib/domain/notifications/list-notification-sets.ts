import { eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { notificationSets, resellers } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";

export type SetItem = {
  id: number;
  name: string;
  resellerId: number;
  /** Null for the company's own. */
  ownerName: string | null;
  /** Templates that were changed in it. */
  custom: number;
  /** Customer classes that use it. */
  classes: number;
};

/** More than anybody names by hand. */
const MOST = 500;

/** Sets in the actor's sight, by name. */
export async function readSets(read: Reader, where?: SQL): Promise<SetItem[]> {
  const rows = await read.tx
    .select({
      id: notificationSets.id,
      name: notificationSets.name,
      resellerId: notificationSets.resellerId,
      ownerName: resellers.name,
      custom: sql<number>`(select count(*)::int from notification_templates t where t.set_id = "notification_sets"."id")`,
      classes: sql<number>`(select count(*)::int from class_notifications k where k.set_id = "notification_sets"."id")`,
    })
    .from(notificationSets)
    .innerJoin(resellers, eq(resellers.id, notificationSets.resellerId))
    .where(visibleAnd(read.actor, "notificationSets", where))
    .orderBy(sql`lower(${notificationSets.name})`, notificationSets.id)
    .limit(MOST);
  return rows.map((row) => ({ ...row, ownerName: row.ownerName || null }));
}

/** Notification sets; they hold wording, no personal data. */
export const listNotificationSets = query({
  name: "notification_set.list",
  permission: "notification:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  run: (read) => readSets(read),
});
