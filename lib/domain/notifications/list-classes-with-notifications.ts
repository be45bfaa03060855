import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { classNotifications, customerClasses } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";

/** Customer classes in sight, and whom their messages come from; "" where that is the seller. */
export const listClassesWithNotifications = query({
  name: "class_notifications.list",
  permission: "notification:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  run: (read) =>
    read.tx
      .select({
        id: customerClasses.id,
        name: customerClasses.name,
        fromAddress: sql<string>`coalesce(${classNotifications.fromAddress}, '')`,
      })
      .from(customerClasses)
      .leftJoin(classNotifications, eq(classNotifications.classId, customerClasses.id))
      .where(visibleTo(read.actor, "customerClasses"))
      .orderBy(sql`lower(${customerClasses.name})`, customerClasses.id)
      .limit(500),
});
