import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, readReceipts } from "@/db/schema";
import { actingFor, customerContext, systemContext, TEST_NOW } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { consumeReadReceipt, recordActedRead } from "./index";

let world: World;
const acting = () => actingFor(customerContext(db(), world.a.customer), "admin");
const record = async (receiptId = randomUUID()) => {
  await recordActedRead(acting(), { receiptId, path: "/customer/subscriptions", method: "GET" });
  return receiptId;
};
const consume = (receiptId: string, impersonationId = 1, seconds = 0) =>
  consumeReadReceipt(systemContext(db(), { now: new Date(TEST_NOW.getTime() + seconds * 1000) }), {
    receiptId,
    impersonationId,
  });

beforeAll(async () => {
  world = await testWorld(db());
});

describe("a read on someone's behalf", () => {
  it("is in the log with the person, the subject and the page, before there is a receipt", async () => {
    await record();
    const [row] = await db().select().from(auditLog).where(eq(auditLog.action, "portal.read"));
    expect(row).toMatchObject({
      kind: "read",
      actorId: 9,
      actorRealm: "admin",
      subjectRealm: "customer",
      subjectId: world.a.customerId,
      impersonationId: 1,
      entityName: "/customer/subscriptions",
      customerId: world.a.customerId,
    });
  });

  it("leaves a receipt that is used up once", async () => {
    const receipt = await record();
    expect(await consume(receipt)).toBe(true);
    expect(await consume(receipt)).toBe(false);
  });

  it("leaves one receipt however many pages ask for it at once", async () => {
    const receipt = await record();
    const all = await Promise.all(Array.from({ length: 5 }, () => consume(receipt)));
    expect(all.filter(Boolean)).toHaveLength(1);
  });

  it("is worth nothing to another impersonation", async () => {
    const receipt = await record();
    expect(await consume(receipt, 2)).toBe(false);
    expect(await consume(receipt, 1)).toBe(true);
  });

  it("is worth nothing after a minute", async () => {
    expect(await consume(await record(), 1, 59)).toBe(true);
    expect(await consume(await record(), 1, 61)).toBe(false);
  });

  it.each(["", "nonsense", "'; drop table users; --", randomUUID()])("is not faked by “%s”", async (text) => {
    expect(await consume(text)).toBe(false);
  });

  it("is not recorded for those who act for nobody, and then there is no receipt", async () => {
    const own = customerContext(db(), world.a.customer);
    const receiptId = randomUUID();
    await expect(recordActedRead(own, { receiptId, path: "/customer", method: "GET" })).rejects.toMatchObject(
      {
        code: "forbidden",
      },
    );
    expect(await db().select().from(readReceipts).where(eq(readReceipts.id, receiptId))).toEqual([]);
  });
});
