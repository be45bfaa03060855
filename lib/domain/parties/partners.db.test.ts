import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customerClasses, customers, HOUSE } from "@/db/schema";
import { ALL_PERMISSIONS } from "@/lib/kernel/permissions";
import { actingFor, adminContext, distributorContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as parties from "./index";

let world: World;
const admin = () => adminContext(db());
const unsighted = () =>
  adminContext(db(), { permissions: ALL_PERMISSIONS.filter((permission) => permission !== "pii:view") });
const reseller = (which: "a" | "b" = "a") => resellerContext(db(), world[which].resellerId);
const auditOf = (action: string, id: number) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityId, id)));
const reason = "requested by contract";
const newReseller = (name: string) => parties.createReseller(admin(), { name, currency: "USD" });
const terms = { currency: "USD", salesCommission: "15", paymentCommission: "2.5", creditLimit: "" };

beforeAll(async () => {
  world = await testWorld(db());
});

describe("resellers", () => {
  it("start active, with a Default class of their own", async () => {
    const { resellerId } = await newReseller("Northline");
    expect(await parties.getReseller(admin(), { resellerId })).toMatchObject({
      status: "active",
      customers: { value: 0, exact: true },
    });
    const classes = await db()
      .select()
      .from(customerClasses)
      .where(eq(customerClasses.resellerId, resellerId));
    expect(classes).toMatchObject([{ name: "Default", isDefault: true }]);
    expect(await auditOf("reseller.create", resellerId)).toMatchObject([{ entityName: "Northline" }]);
  });

  it("have one name each, whatever its case, and a currency that is switched on", async () => {
    await newReseller("Southline");
    await expect(newReseller("SOUTHLINE")).rejects.toMatchObject({ fields: { name: expect.anything() } });
    const foreign = parties.createReseller(admin(), { name: "Yen", currency: "JPY" });
    await expect(foreign).rejects.toMatchObject({ fields: { currency: expect.anything() } });
  });

  it("are listed without the company's own row, and the reading is recorded", async () => {
    const list = await parties.listResellers(admin(), { q: "canary", pageSize: 1 });
    expect(list.rows.map((row) => row.name)).toEqual(["CANARY_A reseller"]);
    const rest = await parties.listResellers(admin(), { q: "canary", pageSize: 1, cursor: list.next });
    expect(rest.rows.map((row) => row.name)).toEqual(["CANARY_B reseller"]);
    const all = await parties.listResellers(admin(), { pageSize: 100 });
    expect(all.rows.every((row) => row.id !== HOUSE)).toBe(true);
    const reads = await db().select().from(auditLog).where(eq(auditLog.action, "reseller.list"));
    expect(reads[0]).toMatchObject({ kind: "read", details: { ids: [world.a.resellerId] } });
    await expect(parties.getReseller(admin(), { resellerId: HOUSE as never })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("show contact details masked to those without the right, and lose nothing when they save", async () => {
    const { resellerId } = world.a;
    const seen = await parties.getReseller(unsighted(), { resellerId });
    expect(JSON.stringify(seen)).not.toContain("CANARY_A.example");
    await parties.updateReseller(unsighted(), { resellerId, name: "CANARY_A reseller", email: seen.email });
    const kept = await parties.getReseller(admin(), { resellerId });
    expect(kept.email).toBe("r@CANARY_A.example");
  });

  it("are changed with old and new in the audit log", async () => {
    const { resellerId } = await newReseller("Eastline");
    await parties.updateReseller(admin(), { resellerId, name: "Eastline Ltd", email: "it@east.example" });
    const rows = await auditOf("reseller.update", resellerId);
    expect(rows.map((row) => [row.property, row.before, row.after]).sort()).toEqual([
      ["email", "", "it@east.example"],
      ["name", "Eastline", "Eastline Ltd"],
    ]);
  });

  it("are blocked and unblocked with a reason, each once", async () => {
    const { resellerId } = await newReseller("Westline");
    expect(await parties.blockReseller(admin(), { resellerId, reason })).toMatchObject({ status: "blocked" });
    const again = parties.blockReseller(admin(), { resellerId, reason });
    await expect(again).rejects.toMatchObject({ code: "conflict" });
    expect(await auditOf("reseller.block", resellerId)).toMatchObject([
      { property: "status", before: "active", after: "blocked", reason },
    ]);
    await parties.unblockReseller(admin(), { resellerId, reason });
    expect((await parties.getReseller(admin(), { resellerId })).status).toBe("active");
    await expect(parties.blockReseller(admin(), { resellerId, reason: "" })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("are closed for good, and only when no customer and no distributor of them is open", async () => {
    const { resellerId } = await newReseller("Endline");
    const made = await parties.createDistributor(admin(), { ...terms, name: "Last shop", resellerId });
    const close = () => parties.closeReseller(admin(), { resellerId, reason });
    await expect(close()).rejects.toMatchObject({ message: expect.stringContaining("distributors") });
    await parties.closeDistributor(admin(), { distributorId: made.distributorId, reason });
    await close();
    expect((await parties.getReseller(admin(), { resellerId })).closedAt).not.toBeNull();
    const after = parties.updateReseller(admin(), { resellerId, name: "Back again" });
    await expect(after).rejects.toMatchObject({ code: "conflict" });
    const withCustomers = parties.closeReseller(admin(), { resellerId: world.b.resellerId, reason });
    await expect(withCustomers).rejects.toMatchObject({ message: expect.stringContaining("customers") });
    const [row] = await db().select().from(customers).where(eq(customers.id, world.b.customerId));
    expect(row?.closedAt).toBeNull();
  });

  it("get nothing new under them unless they are active", async () => {
    const { resellerId } = await newReseller("Stopped");
    await parties.blockReseller(admin(), { resellerId, reason });
    const under = parties.createDistributor(admin(), { ...terms, name: "Shop", resellerId });
    await expect(under).rejects.toMatchObject({ code: "conflict" });
    const offered = await parties.listResellerChoices(admin(), {});
    expect(offered.some((one) => one.id === resellerId)).toBe(false);
  });

  it("are the operator's business: every call is refused to a reseller and without the right", async () => {
    const id = { resellerId: world.a.resellerId };
    for (const ctx of [reseller(), adminContext(db(), { permissions: ["distributor:manage"] })]) {
      const calls = [
        parties.listResellers(ctx, {}),
        parties.listResellerChoices(ctx, {}),
        parties.getReseller(ctx, id),
        parties.createReseller(ctx, { name: "x", currency: "USD" }),
        parties.updateReseller(ctx, { ...id, name: "x" }),
        parties.blockReseller(ctx, { ...id, reason }),
        parties.unblockReseller(ctx, { ...id, reason }),
        parties.closeReseller(ctx, { ...id, reason }),
      ];
      for (const result of await Promise.allSettled(calls))
        expect(result).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
    }
  });
});

describe("distributors", () => {
  const add = (values: object = {}, ctx = admin()) =>
    parties.createDistributor(ctx, { ...terms, name: `Shop ${Math.random()}`, ...values });

  it("belong to the company or to the reseller asked for, with two commissions and a limit", async () => {
    const { distributorId } = await add({ name: "Kiosk", creditLimit: "250" });
    expect(await parties.getDistributor(admin(), { distributorId })).toMatchObject({
      resellerId: HOUSE,
      ownerName: null,
      salesCommission: "15.00",
      paymentCommission: "2.50",
      creditLimit: "250.00",
      status: "active",
    });
    expect(await auditOf("distributor.create", distributorId)).toHaveLength(1);
  });

  it("made by a reseller are always its own, whichever owner is asked for", async () => {
    const { distributorId } = await add({ resellerId: world.b.resellerId }, reseller("a"));
    const row = await parties.getDistributor(admin(), { distributorId });
    expect(row.resellerId).toBe(world.a.resellerId);
  });

  it("need both commissions, each from 0 to 100, and no negative limit", async () => {
    for (const bad of [
      { salesCommission: "100.1" },
      { paymentCommission: "-1" },
      { salesCommission: "" },
      { creditLimit: "-5" },
    ])
      await expect(add(bad)).rejects.toMatchObject({ code: "invalid" });
    const { salesCommission: _, ...without } = terms;
    const call = parties.createDistributor(admin(), { ...without, name: "No terms" } as never);
    await expect(call).rejects.toMatchObject({ fields: { salesCommission: expect.anything() } });
  });

  it("are changed with the difference of each amount in the audit log", async () => {
    const { distributorId } = await add({ name: "Change me" });
    const change = { ...terms, distributorId, name: "Change me", salesCommission: "17.5", creditLimit: "10" };
    await parties.updateDistributor(admin(), change);
    const rows = await auditOf("distributor.update", distributorId);
    expect(rows.map((row) => [row.property, row.delta]).sort()).toEqual([
      ["creditLimit", null],
      ["salesCommission", "2.50000"],
    ]);
  });

  it("are blocked, unblocked and closed, each with its reason", async () => {
    const { distributorId } = await add({}, reseller());
    await parties.blockDistributor(reseller(), { distributorId, reason });
    await parties.unblockDistributor(reseller(), { distributorId, reason });
    await parties.closeDistributor(reseller(), { distributorId, reason });
    const after = parties.unblockDistributor(reseller(), { distributorId, reason });
    await expect(after).rejects.toMatchObject({ code: "conflict" });
    for (const action of ["distributor.block", "distributor.unblock", "distributor.close"])
      expect(await auditOf(action, distributorId)).toMatchObject([{ reason, property: "status" }]);
  });

  it("of a neighbour do not exist for a reseller, in any call", async () => {
    const id = { distributorId: world.b.distributorId };
    const calls = [
      parties.getDistributor(reseller(), id),
      parties.updateDistributor(reseller(), { ...terms, ...id, name: "mine now" }),
      parties.blockDistributor(reseller(), { ...id, reason }),
      parties.unblockDistributor(reseller(), { ...id, reason }),
      parties.closeDistributor(reseller(), { ...id, reason }),
    ];
    for (const result of await Promise.allSettled(calls))
      expect(result).toMatchObject({
        status: "rejected",
        reason: { code: "not_found", message: "This distributor does not exist." },
      });
    const list = await parties.listDistributors(reseller(), { pageSize: 100, owner: world.b.resellerId });
    expect(list.rows).toEqual([]);
    const mine = await parties.listDistributors(reseller(), { pageSize: 100 });
    expect(JSON.stringify(mine)).not.toContain("CANARY_B");
    const offered = await parties.listDistributorChoices(reseller(), { resellerId: world.b.resellerId });
    expect(JSON.stringify(offered)).not.toContain("CANARY_B");
  });

  it("are out of reach for a distributor, and for an operator who acts for one", async () => {
    const ids = { distributorId: world.a.distributorId, resellerId: world.a.resellerId };
    const own = distributorContext(db(), ids);
    for (const ctx of [own, actingFor(own, "admin")]) {
      await expect(parties.listDistributors(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
      const widen = parties.updateDistributor(ctx, { ...terms, ...ids, name: "x" });
      await expect(widen).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("show contact details masked to those without the right", async () => {
    const list = await parties.listDistributors(unsighted(), { pageSize: 100 });
    expect(JSON.stringify(list)).not.toMatch(/d@CANARY/);
  });
});
