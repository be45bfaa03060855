import { beforeAll, expect, it } from "vitest";
import { db } from "@/db/client";
import { at, told } from "@/lib/testing/billing-story";
import { collectAt, collectingClass, debtorOf, issueInvoice, seenOf } from "@/lib/testing/collection-story";
import { testWorld } from "@/lib/testing/factories";
import { cancelPolicy } from "./cancel-policy";
import { liftSuspension } from "./lift-suspension";
import { previewPolicy } from "./preview-policy";
import { savePolicy } from "./save-policy";

beforeAll(async () => {
  told.estate = (await testWorld(db())).house;
});

it("a preview for a later day counts a lift only as long as it lasts", async () => {
  const classId = await collectingClass({ suspend: { days: "14", notices: "7" } });
  const customerId = await debtorOf(classId);
  await issueInvoice(customerId, "50.00", "2026-01-31", "2026-01-02T08:00:00Z");
  await collectAt("2026-02-07T12:00:00Z");
  await collectAt("2026-02-14T12:00:00Z");
  const lift = { customerId, until: "2026-02-20", reason: "They asked" };
  await liftSuspension(at("2026-02-16T13:00:00Z"), lift);
  const resumedOn = async (effectiveOn: string) => {
    const settings = { thresholds: { USD: "100" } };
    const { counts } = await previewPolicy(at("2026-02-16T14:00:00Z"), { classId, effectiveOn, settings });
    return counts.resumed.customers;
  };
  expect([await resumedOn("2026-02-20"), await resumedOn("2026-02-21")]).toEqual([0, 1]);
});

it("a policy that is taken back leaves nothing behind where its day had begun already", async () => {
  const classId = await collectingClass({ thresholds: { USD: "100" } });
  const customerId = await debtorOf(classId, { billingTimeZone: "Pacific/Auckland" });
  const invoiceId = await issueInvoice(customerId, "50.00", "2026-02-20", "2026-02-02T08:00:00Z");
  const stricter = { classId, effectiveOn: "2026-03-02", settings: { tellOverdue: "on" } };
  const { policyId } = await savePolicy(at("2026-02-20T12:00:00Z"), stricter);
  await collectAt("2026-03-01T15:00:00Z");
  expect(await seenOf(customerId)).toEqual({ [invoiceId]: "overdue, collect" });
  await cancelPolicy(at("2026-03-01T16:00:00Z"), { policyId });
  await collectAt("2026-03-01T16:05:00Z");
  expect(await seenOf(customerId)).toEqual({ [invoiceId]: "overdue, do_not_collect" });
});
