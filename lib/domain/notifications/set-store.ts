import { and, eq } from "drizzle-orm";
import { notificationSets, notificationTemplates } from "@/db/schema";
import { type ConstraintMessages, explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { Template } from "./rules/system-template";
import type { Language, NoticeType } from "./rules/types";

export type SetRow = typeof notificationSets.$inferSelect;

const TAKEN: ConstraintMessages = {
  notification_sets_name: { field: "name", message: "There is a notification set of this name already." },
};
const IN_USE: ConstraintMessages = {
  class_notifications_set_fk: {
    field: "",
    message: "Customer classes use this set. Give them another one first.",
  },
};

/** The row of a statement that touches exactly one. @throws {Error} when it touched none. */
function only<Row>(rows: Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error("a write touched no row");
  return row;
}

/** @throws {DomainError} not_found when absent or out of sight. */
export async function findSet(read: Reader, setId: number): Promise<SetRow> {
  const where = visibleAnd(read.actor, "notificationSets", eq(notificationSets.id, setId));
  const [row] = await read.tx.select().from(notificationSets).where(where);
  if (!row) throw notFound("notification set");
  return row;
}

/** @throws {DomainError} not_found when absent or out of sight. */
export async function lockSet(work: Work, setId: number): Promise<SetRow> {
  const where = visibleAnd(work.actor, "notificationSets", eq(notificationSets.id, setId));
  const [row] = await work.tx.select().from(notificationSets).where(where).for("update");
  if (!row) throw notFound("notification set");
  return row;
}

/** @throws {DomainError} conflict where the owner has a set of this name. */
export const insertSet = (work: Work, values: { name: string; resellerId: number }): Promise<SetRow> =>
  explaining(TAKEN, async () =>
    only(
      await work.tx
        .insert(notificationSets)
        .values({ ...values, createdAt: work.now })
        .returning(),
    ),
  );

/** Of a locked set. @throws {DomainError} conflict where the owner has another of this name. */
export const renameSet = (work: Work, setId: number, name: string): Promise<SetRow> =>
  explaining(TAKEN, async () =>
    only(
      await work.tx.update(notificationSets).set({ name }).where(eq(notificationSets.id, setId)).returning(),
    ),
  );

/** @throws {DomainError} conflict while a class uses it. */
export const deleteSetRow = (work: Work, setId: number) =>
  explaining(IN_USE, () => work.tx.delete(notificationSets).where(eq(notificationSets.id, setId)));

const isTemplate = (setId: number, type: NoticeType, language: Language) =>
  and(
    eq(notificationTemplates.setId, setId),
    eq(notificationTemplates.type, type),
    eq(notificationTemplates.language, language),
  );

/** A template that was changed; null where the built-in one holds. */
export async function findCustom(
  read: Reader,
  setId: number,
  type: NoticeType,
  language: Language,
): Promise<(Template & { updatedAt: Date }) | null> {
  const [row] = await read.tx
    .select()
    .from(notificationTemplates)
    .where(isTemplate(setId, type, language));
  if (!row) return null;
  const { subject, html, text, sms, updatedAt } = row;
  return { subject, html, text, sms, updatedAt };
}

/** Writes a template of a locked set. */
export async function saveTemplateRow(
  work: Work,
  set: SetRow,
  type: NoticeType,
  language: Language,
  template: Template,
): Promise<void> {
  const values = { ...template, updatedAt: work.now };
  await work.tx
    .insert(notificationTemplates)
    .values({ ...values, setId: set.id, resellerId: set.resellerId, type, language })
    .onConflictDoUpdate({
      target: [notificationTemplates.setId, notificationTemplates.type, notificationTemplates.language],
      set: values,
    });
}

/** Back to the built-in one. */
export const deleteTemplateRow = (work: Work, setId: number, type: NoticeType, language: Language) =>
  work.tx.delete(notificationTemplates).where(isTemplate(setId, type, language));
