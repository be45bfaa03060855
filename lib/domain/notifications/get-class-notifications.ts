import { eq } from "drizzle-orm";
import { z } from "zod";
import { customerClasses, notificationSets, resellers } from "@/db/schema";
import { findCompany } from "@/lib/domain/parties";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { type ClassNotifications, readClassNotifications } from "./class-store";
import { readSets } from "./list-notification-sets";
import { type Category, NOTICE_TYPE_NAMES, type NoticeType, specOf } from "./rules/types";
import { findMayWriteAs, readVerified } from "./sender-store";

export type ClassNotificationsDetail = {
  cls: { id: number; name: string; resellerId: number; ownerName: string | null };
  settings: ClassNotifications;
  setName: string | null;
  /** Sets of whoever manages the class. */
  sets: { id: number; name: string }[];
  /** Who messages come from where the class says nothing. */
  seller: { name: string; address: string };
  /** Domains its sender may be of. */
  domains: string[];
  /** It names a sender whose domain is not verified: messages come from the seller instead. */
  senderRefused: boolean;
  types: { type: NoticeType; category: Category; label: string; says: string; sms: boolean }[];
};

/** What the customers of a class are told, in whose words and in whose name, and what there is to choose from. */
export const getClassNotifications = query({
  name: "class_notifications.get",
  permission: "notification:read",
  impersonation: "allow",
  input: z.object({ classId: idInput() }),
  reads: null,
  async run(read, { classId }): Promise<ClassNotificationsDetail> {
    const [cls] = await read.tx
      .select({
        id: customerClasses.id,
        name: customerClasses.name,
        resellerId: customerClasses.resellerId,
        ownerName: resellers.name,
        ownerEmail: resellers.email,
      })
      .from(customerClasses)
      .innerJoin(resellers, eq(resellers.id, customerClasses.resellerId))
      .where(visibleAnd(read.actor, "customerClasses", eq(customerClasses.id, classId)));
    if (!cls) throw notFound("customer class");
    const company = await findCompany(read);
    const settings = await readClassNotifications(read, classId);
    const sets = await readSets(read, eq(notificationSets.resellerId, cls.resellerId));
    const { fromAddress } = settings;
    const domains = await readVerified(read, cls.resellerId);
    const senderRefused = fromAddress !== "" && !(await findMayWriteAs(read, cls.resellerId, fromAddress));
    const { ownerEmail, ...shown } = cls;
    return {
      cls: { ...shown, ownerName: cls.ownerName || null },
      settings,
      setName: sets.find(({ id }) => id === settings.setId)?.name ?? null,
      sets: sets.map(({ id, name }) => ({ id, name })),
      seller: {
        name: cls.ownerName || (company?.name ?? ""),
        address: ownerEmail || (company?.email ?? ""),
      },
      domains,
      senderRefused,
      types: NOTICE_TYPE_NAMES.map((type) => {
        const { category, label, says, sms } = specOf(type);
        return { type, category, label, says, sms };
      }),
    };
  },
});
