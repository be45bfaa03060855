import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { db } from "@/db/client";
import { subscriptions } from "@/db/schema";
import {
  billChunk,
  billOutOfTurn,
  getCustomerBilling,
  getPreview,
  getPreviewProgress,
  holdBilling,
  listOpenRuns,
  listParked,
  listRuns,
  listUpcomingRuns,
  makeTransaction,
  planClosings,
  releaseBilling,
  requestPreview,
  startRunNow,
} from "@/lib/domain/billing";
import { adminContext, customerContext, resellerContext, systemContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeCustomer, makePlan } from "@/lib/testing/subscription-story";
import { workOnPreview } from "./bill-preview";
import { workOnRun } from "./bill-run";

let world: World;
const ids: number[] = [];
let unpriced = 0;
const KEY = { billingPeriod: "monthly" as const, timeZone: "UTC", closeOn: "2026-02-01" };
const NOW = "2026-02-01T08:00:00Z";
const at = (moment = NOW) => adminContext(db(), { now: new Date(moment) });
const clock = () => systemContext(db(), { now: new Date(NOW) });

beforeAll(async () => {
  world = await testWorld(db());
  await db().execute(sql`update customer_billing set done = true`);
  const estate = world.house;
  for (let n = 0; n < 3; n++) {
    const planId = await makePlan(db(), estate, `Plan ${n}`, "12.50", { chargeModel: "at_end" });
    const customerId = await makeCustomer(db(), estate, `Customer ${n}`, {
      createdAt: new Date("2026-01-01T12:00:00Z"),
    });
    await db().insert(subscriptions).values({
      customerId,
      resellerId: estate.resellerId,
      distributorId: estate.distributorId,
      planId,
      startOn: "2026-01-01",
      activatedOn: "2026-01-01",
      recurringFee: "12.50",
    });
    ids.push(customerId);
    unpriced = planId;
  }
  await planClosings(clock(), {});
  await db().execute(sql`delete from plan_fees where plan_id = ${unpriced}`);
});

it("what stands on no invoice is what billing out of turn makes one of; staff alone is told why one is held", async () => {
  const customerId = ids[0] ?? 0;
  const { resellerId, distributorId } = world.house;
  const charge = {
    customerId,
    transaction: "manual_charge" as const,
    amount: "7.25",
    service: "voice" as const,
  };
  await makeTransaction(at("2026-01-10T08:00:00Z"), charge);
  const look = () => getCustomerBilling(at("2026-01-11T08:00:00Z"), { customerId });
  expect(await look()).toMatchObject({
    openFrom: "2026-01-01",
    closesOn: "2026-02-01",
    notInvoiced: "7.25",
    parked: null,
    held: null,
  });
  const made = await billOutOfTurn(at("2026-01-11T08:00:00Z"), { customerId });
  expect(made.total).toBe("7.25");
  expect(await look()).toMatchObject({ notInvoiced: "0.00", closesOn: "2026-02-01" });

  await holdBilling(at(), { customerId, reason: "A dispute" });
  expect((await look()).held).toMatchObject({ reason: "A dispute", since: new Date(NOW) });
  const own = customerContext(db(), { customerId, resellerId, distributorId });
  expect(await getCustomerBilling(own, { customerId })).toMatchObject({ held: null, closesOn: "2026-02-01" });
  await releaseBilling(at(), { customerId });
  await expect(
    getCustomerBilling(resellerContext(db(), world.a.resellerId), { customerId }),
  ).rejects.toMatchObject({ code: "not_found" });
});

it("an open run says how far it is; ended it leaves the open ones, and its parked name its day", async () => {
  const { previewId } = await requestPreview(at(), KEY);
  await workOnPreview(clock, previewId);
  const preview = await getPreview(at(), { previewId });
  expect(await listUpcomingRuns(at(), { most: 1 })).toMatchObject([{ ...KEY, previewId, overdue: true }]);
  expect(preview).toMatchObject({ runId: null, state: "finished" });
  expect(await getPreviewProgress(at(), { previewId })).toEqual({
    state: "finished",
    done: 3,
    customers: 3,
    parked: preview.result.parked,
    totals: preview.result.totals,
  });

  const { runId } = await startRunNow(at(), KEY);
  expect(await listOpenRuns(at(), {})).toEqual([
    { ...KEY, id: runId, state: "running", customers: 3, done: 0 },
  ]);
  expect((await listRuns(at(), { ended: "on" })).rows).toEqual([]);
  await billChunk(clock(), { runId, size: 1 });
  expect(await listOpenRuns(at(), {})).toMatchObject([{ id: runId, done: 1 }]);

  expect(await workOnRun(clock, runId)).toBe("finished");
  expect(await listOpenRuns(at(), {})).toEqual([]);
  expect((await listRuns(at(), { ended: "on" })).rows).toMatchObject([
    { id: runId, state: "finished", parked: 1 },
  ]);
  expect((await listParked(at(), {})).rows).toMatchObject([
    { customerId: ids[2], kind: "parked", runId, runCloseOn: KEY.closeOn, since: null },
  ]);
  expect((await getPreview(at(), { previewId })).runId).toBe(runId);
});
