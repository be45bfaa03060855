import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customers, HOUSE, subscriptions } from "@/db/schema";
import { actingFor, adminContext, customerContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as catalog from "./index";

let world: World;
const admin = () => adminContext(db());
const reseller = (which: "a" | "b" = "a") => resellerContext(db(), world[which].resellerId);

const monthly = (fee: string) => [{ billingPeriod: "monthly" as const, fee }];
const terms = (change: object = {}) => ({
  name: `Plan ${Math.random()}`,
  chargeModel: "in_advance" as const,
  currency: "USD",
  fees: monthly("20"),
  ...change,
});
const add = async (change: object = {}, ctx = admin()) =>
  (await catalog.createPlan(ctx, terms(change))).planId;
const get = (planId: number, ctx = admin()) => catalog.getPlan(ctx, { planId });
const auditOf = (action: string, id: number) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityId, id)));
const queued = async (planId: number) =>
  (
    await db().execute(sql`select 1 from graphile_worker.jobs
      where task_identifier = 'subscriptions.recompute_fees' and key = ${`subscriptions.recompute_fees:${planId}`}`)
  ).rows.length;

beforeAll(async () => {
  world = await testWorld(db());
});

describe("creating a plan", () => {
  it("keeps everything a form sends, blank rows left out", async () => {
    const planId = await add({
      name: "Full",
      endUserName: "Your line",
      chargeModel: "in_advance",
      advancePeriods: "2",
      activationMode: "first_use",
      activationFee: "9.9",
      prorateFirst: "on",
      minimumPeriods: "12",
      cancellationFeeKind: "fixed",
      cancellationFee: "50",
      creditWhenSuspended: "on",
      multiple: "on",
      fees: [
        { billingPeriod: "daily", periods: "", fee: "" },
        { billingPeriod: "weekly", periods: "0", fee: "10.5" },
        { billingPeriod: "monthly", periods: "0", fee: "45" },
        { billingPeriod: "monthly", periods: "12", fee: "450" },
      ],
      promotions: [
        { kind: "", fromPeriod: "", periods: "", value: "" },
        { kind: "percent_off", fromPeriod: "2", periods: "3", value: "50" },
        { kind: "free", fromPeriod: "1", periods: "1", value: "" },
      ],
    });
    expect(await get(planId)).toMatchObject({
      resellerId: HOUSE,
      ownerName: null,
      advancePeriods: 2,
      activationFee: "9.90",
      prorateFirst: true,
      prorateLast: false,
      cancellationFee: "50.00",
      creditWhenSuspended: true,
      creditWhenBlocked: false,
      multiple: true,
      fees: [
        { billingPeriod: "weekly", periods: 0, fee: "10.50" },
        { billingPeriod: "monthly", periods: 0, fee: "45.00" },
        { billingPeriod: "monthly", periods: 12, fee: "450.00" },
      ],
      promotions: [
        { kind: "free", fromPeriod: 1, periods: 1, value: "0.00" },
        { kind: "percent_off", fromPeriod: 2, periods: 3, value: "50.00" },
      ],
      subscriptions: { value: 0, exact: true },
    });
    expect(await auditOf("plan.create", planId)).toHaveLength(1);
  });

  it("refuses what the rules refuse, naming the field and row", async () => {
    const call = add({ fees: [...monthly("20"), ...monthly("25")] });
    await expect(call).rejects.toMatchObject({
      code: "invalid",
      fields: { "fees.1.fee": expect.anything() },
    });
    await expect(add({ fees: [] })).rejects.toMatchObject({ code: "invalid" });
    await expect(add({ fees: monthly("20.123456") })).rejects.toMatchObject({
      fields: { "fees.0.fee": expect.anything() },
    });
  });

  it("takes a name once under one owner, whatever its case", async () => {
    await add({ name: "Essentials" });
    await expect(add({ name: "ESSENTIALS" })).rejects.toMatchObject({
      code: "conflict",
      fields: { name: expect.anything() },
    });
    await add({ name: "Essentials", resellerId: world.a.resellerId });
  });

  it("takes only a currency that is switched on", async () => {
    await expect(add({ currency: "JPY" })).rejects.toMatchObject({ fields: { currency: expect.anything() } });
  });

  it("puts a reseller's plan under that reseller, whichever owner is asked for", async () => {
    const planId = await add({ resellerId: world.b.resellerId }, reseller("a"));
    expect((await get(planId)).resellerId).toBe(world.a.resellerId);
  });
});

describe("changing a plan", () => {
  const change = (planId: number, values: object = {}, ctx = admin()) =>
    catalog.updatePlan(ctx, { planId, ...terms(values) });

  it("writes old, new and difference of each price", async () => {
    const planId = await add({ name: "Priced" });
    await change(planId, { name: "Priced", fees: [...monthly("25"), { billingPeriod: "weekly", fee: "7" }] });
    const rows = await auditOf("plan.update", planId);
    expect(rows.map((row) => [row.property, row.before, row.after, row.delta]).sort()).toEqual([
      ["fee monthly", "20.00", "25.00", "5.00000"],
      ["fee weekly", null, "7.00", null],
    ]);
  });

  it("queues the recomputing of its subscriptions when a fee changed, and only then", async () => {
    const planId = await add({ name: "Queued" });
    await change(planId, { name: "Queued", endUserName: "New words" });
    expect(await queued(planId)).toBe(0);
    await change(planId, { name: "Queued", fees: monthly("21") });
    expect(await queued(planId)).toBe(1);
    await change(planId, { name: "Queued", fees: monthly("22") });
    expect(await queued(planId)).toBe(1);
  });

  it("leaves its currency and owner as they were", async () => {
    const planId = await add({ name: "Fixed" });
    await change(planId, { name: "Fixed", currency: "EUR", resellerId: world.a.resellerId });
    expect(await get(planId)).toMatchObject({ currency: "USD", resellerId: HOUSE });
  });

  it("does not take away a fee that customers are billed by", async () => {
    const { planId } = world.house;
    const weekly = { fees: [{ billingPeriod: "weekly", fee: "5" }], name: "HOUSE plan" };
    await expect(change(planId, weekly)).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining("monthly"),
    });
    await db()
      .update(customers)
      .set({ billingPeriod: "anniversary" })
      .where(eq(customers.id, world.house.customerId));
    await expect(change(planId, weekly)).rejects.toMatchObject({ code: "invalid" });
    await db().update(subscriptions).set({ closedAt: new Date() }).where(eq(subscriptions.planId, planId));
    await change(planId, weekly);
    expect((await get(planId)).fees).toEqual([{ billingPeriod: "weekly", periods: 0, fee: "5.00" }]);
  });

  it("is undone as a whole when a part of it is refused", async () => {
    const planId = await add({ name: "Whole" });
    await add({ name: "Other" });
    await expect(change(planId, { name: "Other", fees: monthly("99") })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await get(planId)).fees[0]?.fee).toBe("20.00");
    expect(await queued(planId)).toBe(0);
  });
});

describe("cloning a plan", () => {
  it("copies prices and promotions under a new name, for its owner", async () => {
    const source = await add({ promotions: [{ kind: "free", fromPeriod: 1, periods: 1 }] }, reseller());
    const { planId } = await catalog.clonePlan(admin(), { planId: source, name: "Copy" });
    const [a, b] = [await get(source), await get(planId)];
    expect({ ...b, id: a.id, name: a.name }).toEqual(a);
    expect(await auditOf("plan.clone", planId)).toMatchObject([
      { causeType: "plan", causeId: String(source) },
    ]);
  });
});

describe("archiving a plan", () => {
  it("takes it out of lists and choices, and restoring brings it back", async () => {
    const planId = await add({ name: "Old times" });
    const listed = async (archived: "no" | "yes" | "all") =>
      (await catalog.listPlans(admin(), { q: "old t", archived })).rows.length;
    const offered = async () =>
      (await catalog.listPlanChoices(admin(), {})).some((plan) => plan.id === planId);
    await catalog.archivePlan(admin(), { planId });
    expect([await listed("no"), await listed("yes"), await listed("all"), await offered()]).toEqual([
      0,
      1,
      1,
      false,
    ]);
    await expect(catalog.archivePlan(admin(), { planId })).rejects.toMatchObject({ code: "conflict" });
    await catalog.restorePlan(admin(), { planId });
    expect([await listed("no"), await offered()]).toEqual([1, true]);
    await expect(catalog.restorePlan(admin(), { planId })).rejects.toMatchObject({ code: "conflict" });
    expect(await auditOf("plan.archive", planId)).toMatchObject([{ property: "archivedAt", before: null }]);
    expect(await auditOf("plan.restore", planId)).toMatchObject([{ property: "archivedAt", after: null }]);
  });

  it("is refused while a product on offer has it, naming the product", async () => {
    const call = catalog.archivePlan(admin(), { planId: world.a.planId });
    await expect(call).rejects.toMatchObject({ message: expect.stringContaining("“CANARY_A product”") });
  });
});

describe("listing plans", () => {
  it("finds names by their beginning or anywhere, ignoring case, and takes wildcards as typed", async () => {
    await add({ name: "100% Fibre" });
    await add({ name: "1000 Fibre" });
    const names = async (q: string, match: "begins" | "contains") =>
      (await catalog.listPlans(admin(), { q, match })).rows.map((row) => row.name);
    expect(await names("100%", "begins")).toEqual(["100% Fibre"]);
    expect(await names("fibre", "begins")).toEqual([]);
    expect(await names("FIBRE", "contains")).toEqual(["100% Fibre", "1000 Fibre"]);
  });

  it("pages through all of them once, both ways", async () => {
    const all = (await catalog.listPlans(admin(), { pageSize: 100, sort: "created", dir: "desc" })).rows;
    const ids: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof catalog.listPlans>> = await catalog.listPlans(admin(), {
        pageSize: 3,
        sort: "created",
        dir: "desc",
        cursor,
      });
      ids.push(...page.rows.map((row) => row.id));
      cursor = page.next;
    } while (cursor);
    expect(ids).toEqual(all.map((row) => row.id));
  });

  it("filters by owner and shows each plan's prices", async () => {
    const list = await catalog.listPlans(admin(), { owner: world.b.resellerId });
    expect(list.rows).toMatchObject([{ name: "CANARY_B plan", fees: [{ fee: "20.00" }] }]);
    expect(list.count).toEqual({ value: 1, exact: true });
  });
});

describe("the rights to plans", () => {
  const calls = (ctx: ReturnType<typeof admin>, planId: number) => [
    catalog.getPlan(ctx, { planId }),
    catalog.updatePlan(ctx, { planId, ...terms() }),
    catalog.clonePlan(ctx, { planId, name: "stolen" }),
    catalog.archivePlan(ctx, { planId }),
    catalog.restorePlan(ctx, { planId }),
  ];

  it("end at the neighbour's plan and the company's: for a reseller they do not exist", async () => {
    for (const { planId } of [world.b, world.house])
      for (const result of await Promise.allSettled(calls(reseller("a"), planId)))
        expect(result).toMatchObject({
          status: "rejected",
          reason: { code: "not_found", message: "This plan does not exist." },
        });
    for (const seen of [
      await catalog.listPlans(reseller("a"), { archived: "all", pageSize: 100, owner: world.b.resellerId }),
      await catalog.listPlans(reseller("a"), { archived: "all", pageSize: 100 }),
      await catalog.listPlanChoices(reseller("a"), {}),
    ])
      expect(JSON.stringify(seen)).not.toMatch(/CANARY_B|HOUSE/);
  });

  it("are refused to customers and to operators without them", async () => {
    const reader = adminContext(db(), { permissions: ["plan:read"] });
    for (const result of await Promise.allSettled([
      ...calls(reader, world.a.planId).slice(1),
      catalog.createPlan(reader, terms()),
      ...calls(customerContext(db(), world.a.customer), world.a.planId),
      catalog.listPlans(customerContext(db(), world.a.customer), {}),
      catalog.listPlanChoices(customerContext(db(), world.a.customer), {}),
      catalog.createPlan(customerContext(db(), world.a.customer), terms()),
    ]))
      expect(result).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
  });

  it("hold for an operator who acts for a reseller, who is named in the log", async () => {
    const planId = await add({}, actingFor(reseller("a"), "admin"));
    expect(await auditOf("plan.create", planId)).toMatchObject([
      { actorRealm: "admin", subjectRealm: "reseller", subjectId: world.a.resellerId, impersonationId: 1 },
    ]);
  });
});
