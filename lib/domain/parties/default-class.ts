import { and, eq } from "drizzle-orm";
import { customerClasses } from "@/db/schema";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { invalid, notFound } from "@/lib/platform/errors";
import { classEntity } from "./entities";
import { classMisfit } from "./rules/class-fit";
import { type ClassRow, insertClass } from "./store";

/** Every owner of customers has one class that fits any currency and can't be deleted. A part. */
export async function createDefaultClass(work: Work, resellerId: number): Promise<ClassRow> {
  const cls = await insertClass(work, {
    resellerId,
    name: "Default",
    description: "For customers without a class of their own.",
    isDefault: true,
  });
  work.audit.created(classEntity(cls), { name: cls.name, isDefault: true });
  return cls;
}

/**
 * The class a customer is to have: the one asked for when it fits the customer, else its owner's default. A part.
 * @throws {DomainError} not_found for a class out of sight; invalid when it does not fit.
 */
export async function classForCustomer(
  read: Reader,
  wanted: { classId: number | null; resellerId: number; currency: string },
): Promise<ClassRow> {
  const { classId, ...customer } = wanted;
  const which = classId
    ? eq(customerClasses.id, classId)
    : and(eq(customerClasses.resellerId, customer.resellerId), customerClasses.isDefault);
  const [cls] = await read.tx
    .select()
    .from(customerClasses)
    .where(and(visibleTo(read.actor, "customerClasses"), which));
  if (!cls) throw notFound("customer class");
  const misfit = classMisfit(cls, customer);
  if (misfit) throw invalid(misfit, { classId: [misfit] });
  return cls;
}
