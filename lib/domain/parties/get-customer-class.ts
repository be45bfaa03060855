import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { customerClasses, customers } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { countUpTo } from "@/lib/platform/keyset-page";
import { selectClasses, shownClass } from "./class-rows";

/** One class, and how many customers have it. */
export const getCustomerClass = query({
  name: "customer_class.get",
  permission: "settings:read",
  impersonation: "allow",
  input: z.object({ classId: idInput() }),
  reads: null,
  async run(read, { classId }) {
    const where = visibleAnd(read.actor, "customerClasses", eq(customerClasses.id, classId));
    const [row] = await selectClasses(read, where);
    if (!row) throw notFound("customer class");
    const having = sql`select 1 from ${customers} where ${customers.classId} = ${classId}`;
    return { ...shownClass(row), customers: await countUpTo(read.tx, having) };
  },
});
