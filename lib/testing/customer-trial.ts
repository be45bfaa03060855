import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import { auditLog, customerClasses, customers } from "@/db/schema";
import * as context from "@/lib/domain/customers";
import type { Context } from "@/lib/kernel/context";
import { operation } from "@/lib/kernel/operation";
import { ALL_PERMISSIONS, type Permission } from "@/lib/kernel/permissions";
import { adminContext, resellerContext } from "./contexts";
import { testWorld, type World } from "./factories";

/** The two tenants and the house; there after `openTrial`. */
export let world: World;
export const admin = () => adminContext(db());
export const without = (permission: Permission) =>
  adminContext(db(), { permissions: ALL_PERMISSIONS.filter((one) => one !== permission) });
export const reseller = (which: "a" | "b" = "a") => resellerContext(db(), world[which].resellerId);
export const reason = "asked for by phone";
let count = 0;
export const newCustomer = (given: object = {}, ctx: Context = admin()) => {
  count += 1;
  return context.createCustomer(ctx, {
    name: `Customer ${count}`,
    classId: world.house.classId,
    currency: "USD",
    balanceControl: "postpaid",
    billingTimeZone: "UTC",
    creditLimit: "",
    discountPercent: "",
    billingPeriod: "monthly",
    anchorDay: "",
    language: "en",
    distributorId: "",
    resellerId: "",
    ...given,
  } as Parameters<typeof context.createCustomer>[1]);
};
export const auditOf = (action: string, id: number) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityId, id)));
export const rowOf = async (id: number) =>
  (await db().select().from(customers).where(eq(customers.id, id)))[0];
export const terms = (given: object = {}) => ({
  classId: "",
  distributorId: "",
  creditLimit: "",
  billingPeriod: "monthly" as const,
  anchorDay: "",
  billingTimeZone: "UTC",
  language: "en",
  discountPercent: "0",
  ...given,
});
/** The part, run as an operation of its own, as a later context would. */
export const updateTerms = operation({
  name: "test.update_terms",
  permission: "customer:update",
  impersonation: "allow",
  input: context.customerTermsInput,
  run: (work, input) => context.changeCustomerTerms(work, input),
});
export const closeOnly = operation({
  name: "test.close",
  permission: "customer:close",
  impersonation: "deny",
  input: z.object({ customerId: z.number() }),
  run: (work, { customerId }) => context.markCustomerClosed(work, customerId, reason),
});

export async function openTrial(): Promise<void> {
  world = await testWorld(db());
  await db()
    .update(customerClasses)
    .set({ isDefault: true })
    .where(eq(customerClasses.resellerId, world.a.resellerId));
}
