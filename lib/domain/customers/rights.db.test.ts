import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { customerBalances } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import type { Permission } from "@/lib/kernel/permissions";
import { actingFor, customerContext, distributorContext, resellerContext } from "@/lib/testing/contexts";
import {
  admin,
  auditOf,
  closeOnly,
  newCustomer,
  openTrial,
  reason,
  reseller,
  rowOf,
  terms,
  updateTerms,
  without,
  world,
} from "@/lib/testing/customer-trial";
import * as context from "./index";

beforeAll(openTrial);

describe("closing and deleting", () => {
  it("a closed customer takes no more changes", async () => {
    const { customerId } = await newCustomer();
    await closeOnly(admin(), { customerId });
    expect((await context.getCustomer(admin(), { customerId })).status).toBe("closed");
    for (const refused of [
      () => closeOnly(admin(), { customerId }),
      () => context.blockCustomer(admin(), { customerId, reason }),
      () => context.unblockCustomer(admin(), { customerId }),
      () => context.updateCustomerContact(admin(), { customerId, city: "x" }),
      () => updateTerms(admin(), { customerId, ...terms() }),
    ])
      await expect(refused()).rejects.toMatchObject({ code: "conflict" });
  });

  it("deletes one that was never used, and tells the audit log what it was", async () => {
    const { customerId, name } = await newCustomer({ city: "Tromsø" });
    await context.deleteCustomer(admin(), { customerId });
    expect(await rowOf(customerId)).toBeUndefined();
    expect(await auditOf("customer.delete", customerId)).toMatchObject([
      { entityName: name, details: { deleted: { city: "Tromsø" } } },
    ]);
  });

  it("keeps one with accounts or a balance", async () => {
    await expect(context.deleteCustomer(admin(), { customerId: world.b.customerId })).rejects.toMatchObject({
      code: "conflict",
    });
    const { customerId } = await newCustomer();
    await db().insert(customerBalances).values({ customerId, balance: "1" });
    expect((await context.getCustomer(admin(), { customerId })).deletable).toBe(false);
    await expect(context.deleteCustomer(admin(), { customerId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("rights and scope", () => {
  const calls = (
    customerId: number,
  ): Record<string, { permission: Permission; call: (ctx: Context) => Promise<unknown> }> => ({
    get: { permission: "customer:read", call: (ctx) => context.getCustomer(ctx, { customerId }) },
    updateContact: {
      permission: "customer:contact",
      call: (ctx) => context.updateCustomerContact(ctx, { customerId, city: "x" }),
    },
    block: {
      permission: "customer:close",
      call: (ctx) => context.blockCustomer(ctx, { customerId, reason }),
    },
    unblock: { permission: "customer:close", call: (ctx) => context.unblockCustomer(ctx, { customerId }) },
    blockMany: {
      permission: "customer:close",
      call: (ctx) => context.blockCustomers(ctx, { customerIds: [customerId], reason }),
    },
    delete: { permission: "customer:close", call: (ctx) => context.deleteCustomer(ctx, { customerId }) },
    terms: { permission: "customer:update", call: (ctx) => updateTerms(ctx, { customerId, ...terms() }) },
  });

  it.each(Object.keys(calls(0)))("%s is refused without its permission", async (name) => {
    const one = calls(world.a.customerId)[name];
    await expect(one?.call(without(one.permission))).rejects.toMatchObject({ code: "forbidden" });
  });

  it.each(Object.keys(calls(0)))("%s answers for a neighbour's customer as for none at all", async (name) => {
    const answer = async (customerId: number) =>
      calls(customerId)
        [name]?.call(reseller("b"))
        .then(
          () => "done",
          (error: { code: string; message: string }) => `${error.code} ${error.message}`,
        );
    const [theirs, absent] = [await answer(world.a.customerId), await answer(99_999_999)];
    expect(theirs).toBe(absent);
    expect(theirs).toMatch(/^not_found/);
  });

  it("a distributor and a customer see theirs, and only theirs", async () => {
    const distributor = distributorContext(db(), world.a);
    expect((await context.listCustomers(distributor, {})).rows.map(({ id }) => id)).toEqual([
      world.a.customerId,
    ]);
    const self = customerContext(db(), world.a.customer);
    expect((await context.listCustomers(self, {})).rows.map(({ id }) => id)).toEqual([world.a.customerId]);
    await expect(context.getCustomer(self, { customerId: world.b.customerId })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("work on a whole base and what can't be undone is not done in someone's name", async () => {
    const acting = actingFor(resellerContext(db(), world.a.resellerId), "admin");
    const { customerId } = world.a;
    await expect(context.blockCustomers(acting, { customerIds: [customerId], reason })).rejects.toMatchObject(
      { code: "forbidden" },
    );
    await expect(context.deleteCustomer(acting, { customerId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(context.exportCustomers(acting, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("looking at one leaves a row that says who was looked at", async () => {
    await context.getCustomer(reseller(), { customerId: world.a.customerId });
    expect(await auditOf("customer.get", world.a.customerId)).toContainEqual(
      expect.objectContaining({
        kind: "read",
        customerId: world.a.customerId,
        resellerId: world.a.resellerId,
      }),
    );
  });
});
