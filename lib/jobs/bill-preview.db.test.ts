import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/db/client";
import { planFees, subscriptions } from "@/db/schema";
import {
  forecastInvoice,
  getAttention,
  getPreview,
  getRun,
  listParked,
  listRunChanges,
  listRuns,
  listUpcomingRuns,
  requestPreview,
  startRunNow,
} from "@/lib/domain/billing";
import { normalize } from "@/lib/platform/money";
import { billAt } from "@/lib/testing/billing-clock";
import {
  accountContext,
  adminContext,
  customerContext,
  resellerContext,
  systemContext,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeAccount, makeCustomer, makePlan } from "@/lib/testing/subscription-story";
import { workOnPreview } from "./bill-preview";

let world: World;
const customers: number[] = [];
const plans: number[] = [];
let lines: number[] = [];
const at = (moment: string) => adminContext(db(), { now: new Date(moment) });
const KEY = { billingPeriod: "monthly" as const, timeZone: "UTC", closeOn: "2026-03-01" };

beforeAll(async () => {
  world = await testWorld(db());
  await db().execute(sql`update customer_billing set done = true`);
  const estate = world.house;
  for (const [n, fee] of ["10", "20", "30", "40"].entries()) {
    const planId = await makePlan(db(), estate, `Plan ${n}`, fee, { chargeModel: "at_end" });
    const customerId = await makeCustomer(db(), estate, `Customer ${n}`, {
      createdAt: new Date("2026-01-01T12:00:00Z"),
    });
    const accountId = await makeAccount(db(), estate, customerId, `line-${n}`);
    await db().insert(subscriptions).values({
      customerId,
      accountId,
      resellerId: estate.resellerId,
      distributorId: estate.distributorId,
      planId,
      startOn: "2026-01-01",
      activatedOn: "2026-01-01",
      recurringFee: fee,
    });
    customers.push(customerId);
    plans.push(planId);
    lines = [...lines, accountId];
  }
  await billAt(db(), "2026-02-01T01:00:00Z");
  // Before the next close one plan loses its price, and one costs half as much again.
  await db().execute(sql`delete from plan_fees where plan_id = ${plans[3] ?? 0}`);
  await db()
    .update(planFees)
    .set({ fee: "45" })
    .where(sql`plan_id = ${plans[2] ?? 0}`);
});

const rowCounts = async () =>
  (
    await db().execute(sql`select (select count(*)::int from xdrs) as xdrs, (select count(*)::int from invoices) as invoices,
    (select sum(position)::int from customer_balances) as positions, (select max(last_number)::int from number_series) as number`)
  ).rows[0];

it("tells what the next runs are, and how many customers each has", async () => {
  expect((await listUpcomingRuns(at("2026-02-10T00:00:00Z"), {}))[0]).toMatchObject({
    ...KEY,
    customers: 4,
    exact: true,
    overdue: false,
  });
});

it("MON-6 a dry run comes to what the real one does, and keeps nothing", async () => {
  const before = await rowCounts();
  const { previewId } = await requestPreview(at("2026-02-10T00:00:00Z"), KEY);
  await workOnPreview(() => systemContext(db(), { now: new Date("2026-02-10T00:00:00Z") }), previewId);
  const preview = await getPreview(at("2026-02-10T00:00:00Z"), { previewId });
  expect(preview).toMatchObject({ state: "finished", done: 4, customers: 4 });
  expect(preview.result).toMatchObject({
    customers: 4,
    parked: 1,
    parkedList: [{ customerId: customers[3], reason: expect.stringContaining("fee") }],
    before: [{ currency: "USD", total: "60.00" }],
    changes: [
      { customerId: customers[2], kind: "changed", before: "30.00", after: "45.00", percent: "50.0" },
    ],
  });
  expect(await rowCounts()).toEqual(before);

  await expect(startRunNow(at("2026-02-10T00:00:00Z"), KEY)).rejects.toMatchObject({ code: "conflict" });
  const [runId] = await billAt(db(), "2026-03-01T01:00:00Z");
  const run = await getRun(at("2026-03-01T02:00:00Z"), { runId: runId ?? 0 });
  expect(run.totals).toEqual(preview.result.totals);
  expect(run).toMatchObject({
    state: "finished",
    parked: 1,
    left: 0,
    before: { totals: [{ total: "100.00" }] },
  });
  expect((await listRuns(at("2026-03-01T02:00:00Z"), {})).rows[0]?.totals).toEqual(run.totals);
  expect(await listRunChanges(at("2026-03-01T02:00:00Z"), { runId: runId ?? 0 })).toMatchObject([
    { customerId: customers[2], difference: "15.00", name: "Customer 2" },
  ]);
  expect((await listParked(at("2026-03-01T02:00:00Z"), { runId: runId ?? 0 })).rows).toMatchObject([
    { customerId: customers[3], kind: "parked" },
  ]);
  expect(await getAttention(at("2026-03-01T02:00:00Z"), {})).toMatchObject({ parked: 1, paused: [] });
});

it("a forecast is told in the words of the invoice that comes, to whom it concerns", async () => {
  const owner = { resellerId: world.house.resellerId, distributorId: world.house.distributorId };
  const customerId = customers[1] ?? 0;
  const now = { now: new Date("2026-03-10T00:00:00Z") };
  const before = await rowCounts();
  const told = await forecastInvoice(customerContext(db(), { customerId, ...owner }, now), {});
  expect(told).toMatchObject({ from: "2026-03-01", closesOn: "2026-04-01", problem: null });
  expect(told.forecast).toMatchObject({ total: "20.00", amountDue: "60.00" });
  expect(told.forecast?.sentences.join(" ")).toContain("20.00");
  const account = { accountId: lines[1] ?? 0, customerId, ...owner };
  const own = await forecastInvoice(accountContext(db(), account, now), {});
  expect(own.forecast).toMatchObject({ total: "20.00", amountDue: "20.00" });
  const neighbour = { ...account, accountId: lines[0] ?? 0 };
  expect((await forecastInvoice(accountContext(db(), neighbour, now), {})).forecast).toMatchObject({
    total: "0.00",
  });
  expect(await rowCounts()).toEqual(before);
  const parked = await forecastInvoice(at("2026-03-10T00:00:00Z"), { customerId: customers[3] });
  expect(parked.problem).toContain("fee");
  await expect(
    forecastInvoice(resellerContext(db(), world.a.resellerId), { customerId }),
  ).rejects.toMatchObject({ code: "not_found" });

  await billAt(db(), "2026-04-01T01:00:00Z");
  const { rows } = await db().execute<{ total: string; amount_due: string }>(
    sql`select total::text, amount_due::text from invoices where customer_id = ${customerId} order by id desc limit 1`,
  );
  expect([normalize(rows[0]?.total ?? ""), normalize(rows[0]?.amount_due ?? "")]).toEqual([
    told.forecast?.total,
    told.forecast?.amountDue,
  ]);
});
