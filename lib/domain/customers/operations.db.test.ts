import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { accounts, customers, resellers, subscriptions } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { actingFor, customerContext, systemContext } from "@/lib/testing/contexts";
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

describe("creating a customer", () => {
  it("keeps what was given, leaves one audit row, and owes nothing", async () => {
    const { customerId } = await newCustomer({ name: "Ice & Fire", city: "Oslo", creditLimit: "20.5" });
    expect(await context.getCustomer(admin(), { customerId })).toMatchObject({
      name: "Ice & Fire",
      city: "Oslo",
      creditLimit: "20.50",
      balance: "0.00",
      status: "active",
      resellerId: 0,
      deletable: true,
    });
    expect(await auditOf("customer.create", customerId)).toMatchObject([
      { entityName: "Ice & Fire", customerId, details: { created: { city: "Oslo" } } },
    ]);
  });

  it("by a reseller belongs to that reseller, whatever the form says", async () => {
    const given = { name: "Own", resellerId: String(world.b.resellerId), classId: "" };
    const { customerId } = await newCustomer(given, reseller());
    expect(await rowOf(customerId)).toMatchObject({
      resellerId: world.a.resellerId,
      classId: world.a.classId,
    });
  });

  it("refuses a taken name whatever its case, and takes it under another reseller", async () => {
    await newCustomer({ name: "Taken" });
    await expect(newCustomer({ name: "TAKEN" })).rejects.toMatchObject({
      code: "conflict",
      fields: { name: [expect.any(String)] },
    });
    await newCustomer({ name: "taken", classId: "" }, reseller());
  });

  it.each([
    ["a class of another owner", () => ({ classId: world.a.classId }), "classId"],
    ["a distributor of another owner", () => ({ distributorId: world.a.distributorId }), "distributorId"],
    ["a distributor that is not there", () => ({ distributorId: 999999 }), "distributorId"],
    ["a currency that is switched off", () => ({ currency: "KWD" }), "currency"],
    [
      "a time zone that is not offered",
      () => ({ billingTimeZone: "Arctic/Longyearbyen" }),
      "billingTimeZone",
    ],
    [
      "a prepaid customer that may owe",
      () => ({ balanceControl: "prepaid", creditLimit: "5" }),
      "creditLimit",
    ],
    ["a discount above everything", () => ({ discountPercent: "101" }), "discountPercent"],
    ["a name with a line break", () => ({ name: "a\nb" }), "name"],
  ])("refuses %s, on its field", async (_, given, field) => {
    await expect(newCustomer(given())).rejects.toMatchObject({ fields: { [field]: [expect.any(String)] } });
  });

  it("sets an anniversary to the day of creation in the billing zone", async () => {
    const { customerId } = await newCustomer({
      billingPeriod: "anniversary",
      billingTimeZone: "Pacific/Auckland",
    });
    expect(await rowOf(customerId)).toMatchObject({ anchorDay: 16 });
  });
});

describe("what a form proposes", () => {
  it("is the owner's currency and the company's zone", async () => {
    expect(await context.getCustomerDefaults(admin(), { resellerId: "" })).toEqual({
      currency: "USD",
      timeZone: "UTC",
      language: "en",
    });
    await db().update(resellers).set({ currency: "EUR" }).where(eq(resellers.id, world.a.resellerId));
    expect(await context.getCustomerDefaults(admin(), { resellerId: world.a.resellerId })).toMatchObject({
      currency: "EUR",
    });
    expect(await context.getCustomerDefaults(reseller(), { resellerId: world.b.resellerId })).toMatchObject({
      currency: "EUR",
    });
    await expect(context.getCustomerDefaults(admin(), { resellerId: 999_999 })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("batches", () => {
  it("give ids in the order of their rows, and a single row is a batch of one", async () => {
    const insert = operation({
      name: "test.insert",
      permission: "system",
      impersonation: "deny",
      input: z.object({ names: z.array(z.string()) }),
      run: async (work, { names }) => {
        work.audit.event({ type: "customer", id: null });
        const owned = { resellerId: 0, distributorId: 0, classId: world.house.classId, currency: "USD" };
        return context.insertCustomers(
          work,
          names.map((name) => ({ ...owned, name, creditLimit: "7.125" })),
        );
      },
    });
    const names = Array.from({ length: 300 }, (_, n) => `Batch ${(n * 7919) % 300}`);
    const ids = await insert(systemContext(db()), { names });
    const rows = await Promise.all([0, 1, 150, 299].map((n) => rowOf(ids[n] ?? 0)));
    expect(rows.map((row) => row?.name)).toEqual([0, 1, 150, 299].map((n) => names[n]));
    expect(rows[0]).toMatchObject({
      creditLimit: "7.12500",
      balanceControl: "postpaid",
      email: "",
      closedAt: null,
    });
    await expect(insert(systemContext(db()), { names: ["Fresh", "batch 0"] })).rejects.toMatchObject({
      code: "conflict",
    });
    expect(await db().select().from(customers).where(eq(customers.name, "Fresh"))).toEqual([]);
  });
});

describe("contact details", () => {
  it("change only where something was given, a row for each property", async () => {
    const { customerId } = await newCustomer({ email: "old@example.com", city: "Oslo" });
    await context.updateCustomerContact(admin(), { customerId, email: "new@example.com", phone1: "+47 555" });
    expect(await rowOf(customerId)).toMatchObject({
      email: "new@example.com",
      phone1: "+47 555",
      city: "Oslo",
    });
    expect(
      (await auditOf("customer.update_contact", customerId)).map((row) => [
        row.property,
        row.before,
        row.after,
      ]),
    ).toEqual([
      ["email", "old@example.com", "new@example.com"],
      ["phone1", "", "+47 555"],
    ]);
  });

  it("are a customer's own to change, but for its name and the provider's note", async () => {
    const ctx = customerContext(db(), world.a.customer);
    const customerId = world.a.customerId;
    await context.updateCustomerContact(ctx, { customerId, city: "Bergen", note: "mine" });
    expect(await rowOf(customerId)).toMatchObject({ city: "Bergen", note: "CANARY_A note" });
    expect((await context.getCustomer(ctx, {})).note).toBe("");
    await expect(context.updateCustomerContact(ctx, { customerId, name: "Other" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("may be corrected while acting for someone", async () => {
    const ctx = actingFor(customerContext(db(), world.a.customer), "admin");
    await context.updateCustomerContact(ctx, { customerId: world.a.customerId, zip: "5003" });
    expect(await rowOf(world.a.customerId)).toMatchObject({ zip: "5003" });
  });

  it("can't be saved by someone who sees masks", async () => {
    const ctx = without("pii:view");
    const { customerId } = await newCustomer({ email: "kept@example.com" });
    const seen = await context.getCustomer(ctx, { customerId });
    expect(seen.email).toBe("k•••@•••.com");
    await expect(context.updateCustomerContact(ctx, { customerId, email: seen.email })).rejects.toMatchObject(
      { code: "forbidden" },
    );
  });
});

describe("terms", () => {
  it("change with a row and a difference for each amount", async () => {
    const { customerId } = await newCustomer({ creditLimit: "10" });
    await updateTerms(admin(), {
      customerId,
      ...terms({ classId: world.house.classId, creditLimit: "25", discountPercent: "5" }),
    });
    expect(await rowOf(customerId)).toMatchObject({ creditLimit: "25.00000", discountPercent: "5.00000" });
    const rows = await auditOf("test.update_terms", customerId);
    expect(rows.map((row) => [row.property, row.before, row.after, row.delta])).toEqual([
      ["creditLimit", "10.00", "25.00", "15.00000"],
      ["discountPercent", "0.00", "5.00", "5.00000"],
    ]);
  });

  it("carry a new distributor down to accounts and subscriptions", async () => {
    const { customerId } = world.house;
    await updateTerms(admin(), { customerId, ...terms({ classId: world.house.classId, distributorId: "" }) });
    const [account] = await db().select().from(accounts).where(eq(accounts.customerId, customerId));
    const [subscription] = await db()
      .select()
      .from(subscriptions)
      .where(eq(subscriptions.customerId, customerId));
    expect([account?.distributorId, subscription?.distributorId]).toEqual([0, 0]);
    await updateTerms(admin(), {
      customerId,
      ...terms({ classId: world.house.classId, distributorId: world.house.distributorId }),
    });
  });

  it("may stay with a distributor that is blocked by now, but not move to one of a stranger", async () => {
    const { customerId } = await newCustomer();
    await expect(
      updateTerms(admin(), {
        customerId,
        ...terms({ classId: world.house.classId, distributorId: world.b.distributorId }),
      }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("blocking", () => {
  it("stops and starts again, with the reason kept", async () => {
    const { customerId } = await newCustomer();
    await context.blockCustomer(admin(), { customerId, reason });
    expect((await context.getCustomer(admin(), { customerId })).status).toBe("blocked");
    await expect(context.blockCustomer(admin(), { customerId, reason })).rejects.toMatchObject({
      code: "conflict",
    });
    await context.unblockCustomer(admin(), { customerId });
    expect((await context.getCustomer(admin(), { customerId })).status).toBe("active");
    expect(await auditOf("customer.block", customerId)).toMatchObject([
      { property: "blocked", before: "false", after: "true", reason },
    ]);
  });

  it("of many says what happens to each, in the dry run as in the real one", async () => {
    const [a, b, c] = [await newCustomer(), await newCustomer(), await newCustomer()];
    await context.blockCustomer(admin(), { customerId: b.customerId, reason });
    await closeOnly(admin(), { customerId: c.customerId });
    const input = { customerIds: [a, b, c].map(({ customerId }) => customerId), reason };
    const tried = await context.blockCustomers.dryRun(admin(), input);
    expect(tried.output.lines.map(({ outcome }) => outcome)).toEqual(["blocks", "already_blocked", "closed"]);
    expect(await rowOf(a.customerId)).toMatchObject({ blocked: false });
    expect((await context.blockCustomers(admin(), input)).blocked).toBe(1);
    expect(await rowOf(a.customerId)).toMatchObject({ blocked: true });
    expect(await auditOf("customer.block_many", a.customerId)).toHaveLength(1);
  });

  it("of many is refused as a whole when one is out of sight", async () => {
    const input = { customerIds: [world.a.customerId, world.b.customerId], reason };
    await expect(context.blockCustomers(reseller(), input)).rejects.toMatchObject({ code: "not_found" });
    expect(await rowOf(world.a.customerId)).toMatchObject({ blocked: false });
  });
});
