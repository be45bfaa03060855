import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { notificationSets } from "@/db/schema";
import { classEntity, lockClass } from "@/lib/domain/parties";
import { idInput, optionalId } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleTo } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { type FieldErrors, invalid } from "@/lib/platform/errors";
import { addressProblem, domainOf, nameProblem } from "@/lib/platform/mail-address";
import { readClassNotifications, saveClassNotificationsRow } from "./class-store";
import { NOTICE_TYPE_NAMES, specOf } from "./rules/types";
import { findMayWriteAs } from "./sender-store";

/** As a list, or as a form with a box for each sends it: { invoice_issued: "on" }. */
const ticked = (value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, box]) => (box ? [name] : []))
    : value;
const many = () =>
  z.preprocess(
    ticked,
    z
      .array(z.enum(NOTICE_TYPE_NAMES, "Choose messages of the list."))
      .default([])
      .transform((list) => NOTICE_TYPE_NAMES.filter((one) => list.includes(one))),
  );
/** Looked at by the rules of mail, so that what is refused is refused in their words. Blanks around it are dropped, line breaks are not. */
const headerText = () =>
  z
    .string()
    .max(1000, "Use fewer characters.")
    .default("")
    .transform((text) => text.replace(/^ +| +$/g, ""));

type Typed = { fromName: string; fromAddress: string; replyTo: string };

function senderProblems({ fromName, fromAddress, replyTo }: Typed): FieldErrors {
  const problems: FieldErrors = {};
  const note = (field: string, problem: string | null) => {
    if (problem) problems[field] = [problem];
  };
  note("fromName", nameProblem(fromName));
  if (fromAddress) note("fromAddress", addressProblem(fromAddress));
  if (replyTo) note("replyTo", addressProblem(replyTo));
  return problems;
}

/** @throws {DomainError} invalid unless the set is the owner's. */
async function assertSetOf(work: Work, resellerId: number, setId: number | null): Promise<string | null> {
  if (setId === null) return null;
  const [row] = await work.tx
    .select()
    .from(notificationSets)
    .where(
      and(
        eq(notificationSets.id, setId),
        eq(notificationSets.resellerId, resellerId),
        visibleTo(work.actor, "notificationSets"),
      ),
    )
    .for("share");
  const message = "Choose a notification set of whoever manages the class.";
  if (!row) throw invalid(message, { setId: [message] });
  return row.name;
}

/** Nobody writes in the name of a domain that is not theirs (MON-9). @throws {DomainError} invalid. */
async function assertVerified(work: Work, resellerId: number, address: string): Promise<void> {
  if (!address || (await findMayWriteAs(work, resellerId, address))) return;
  const message = `${domainOf(address)} is not verified for whoever manages this class. An operator does that under Settings, Notifications, Sender domains. Until then, leave this empty.`;
  throw invalid("Some values need your attention.", { fromAddress: [message] });
}

/**
 * Says what the customers of a class are told, in whose words and in whose name. Counts for messages from now on, those that
 * wait included.
 * @throws {DomainError} invalid for a sender that could slip something into a header, or whose domain is not verified for the
 * class's owner; that is recorded.
 */
export const saveClassNotifications = operation({
  name: "class_notifications.save",
  permission: "notification:manage",
  impersonation: "deny",
  recordsRefusals: true,
  input: z.object({
    classId: idInput(),
    setId: optionalId(),
    mail: many(),
    sms: many(),
    fromName: headerText(),
    fromAddress: headerText(),
    replyTo: headerText(),
  }),
  async run(work, { classId, ...typed }) {
    const problems = senderProblems(typed);
    if (Object.keys(problems).length > 0) throw invalid("Some values need your attention.", problems);
    const cls = await lockClass(work, classId);
    await assertVerified(work, cls.resellerId, typed.fromAddress);
    const setName = await assertSetOf(work, cls.resellerId, typed.setId);
    const settings = { ...typed, sms: typed.sms.filter((type) => specOf(type).sms) };
    const before = await readClassNotifications(work, classId);
    await saveClassNotificationsRow(work, cls, settings);
    work.audit.changed(classEntity(cls), before, settings);
    return { classId, setName };
  },
});
