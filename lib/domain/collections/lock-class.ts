import { eq } from "drizzle-orm";
import { customerClasses } from "@/db/schema";
import type { AuditEntity } from "@/lib/kernel/audit";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";

/** @throws {DomainError} not_found for a class that is absent or out of the actor's sight. */
export async function lockClass(
  work: Work,
  classId: number,
): Promise<{ row: typeof customerClasses.$inferSelect; entity: AuditEntity }> {
  const [row] = await work.tx
    .select()
    .from(customerClasses)
    .where(visibleAnd(work.actor, "customerClasses", eq(customerClasses.id, classId)))
    .for("update");
  if (!row) throw notFound("customer_class");
  return {
    row,
    entity: { type: "customer_class", id: classId, name: row.name, resellerId: row.resellerId },
  };
}
