import { eq } from "drizzle-orm";
import { z } from "zod";
import { customerClasses, resellers, taxRegimes } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { readClassSettings } from "./class-settings-store";
import { nextNumber } from "./next-number";

/** How the customers of a class are billed, and the number that the next invoice would get. */
export const getBillingSettings = query({
  name: "billing_settings.get",
  permission: "settings:read",
  impersonation: "allow",
  input: z.object({ classId: idInput() }),
  reads: null,
  async run(read, { classId }) {
    const [cls] = await read.tx
      .select({
        id: customerClasses.id,
        name: customerClasses.name,
        isDefault: customerClasses.isDefault,
        currency: customerClasses.currency,
        resellerId: customerClasses.resellerId,
        ownerName: resellers.name,
      })
      .from(customerClasses)
      .innerJoin(resellers, eq(resellers.id, customerClasses.resellerId))
      .where(visibleAnd(read.actor, "customerClasses", eq(customerClasses.id, classId)));
    if (!cls) throw notFound("customer class");
    const settings = await readClassSettings(read, classId);
    const [regime] = settings.taxRegimeId
      ? await read.tx
          .select({ name: taxRegimes.name })
          .from(taxRegimes)
          .where(eq(taxRegimes.id, settings.taxRegimeId))
      : [];
    const { printed } = await nextNumber(read, cls, settings);
    return {
      cls: { ...cls, ownerName: cls.ownerName || null },
      settings,
      regimeName: regime?.name ?? null,
      next: printed,
    };
  },
});
