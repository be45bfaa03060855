import { eq } from "drizzle-orm";
import { z } from "zod";
import { customerClasses } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { readClassTerms } from "./store";

/** When the stored cards of a class's customers are charged by themselves. */
export const getPaymentSettings = query({
  name: "payment_settings.get",
  permission: "settings:read",
  impersonation: "allow",
  input: z.object({ classId: idInput() }),
  reads: null,
  async run(read, { classId }) {
    const [cls] = await read.tx
      .select({ id: customerClasses.id, name: customerClasses.name })
      .from(customerClasses)
      .where(visibleAnd(read.actor, "customerClasses", eq(customerClasses.id, classId)));
    if (!cls) throw notFound("customer class");
    return { cls, settings: await readClassTerms(read, classId) };
  },
});
