import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, webhookEvents } from "@/db/schema";
import { sign } from "@/lib/platform/sign";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { Payer } from "@/lib/testing/payment-trial";
import { beginPayment, takeSignedWebhook, wakeSandbox } from "./index";
import { signBody } from "./rules/signature";

let estate: Estate;
beforeAll(async () => {
  estate = (await testWorld(db())).house;
});

const secret = () => sign("sandbox webhooks", "sandbox gateway");
const refused = async () =>
  (
    await db()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, "webhook.refuse"), eq(auditLog.outcome, "denied")))
  ).length;

/** A payment that the sandbox keeps waiting, and the message by which it tells of its end. */
async function waiting() {
  const who = await Payer.make(db(), estate);
  await who.invoice("20");
  const { paymentId, state } = await who.pay("20", await who.card("late"));
  expect(state).toBe("pending");
  const { gatewayRef } = await who.payment(paymentId);
  const message = await wakeSandbox(who.system(), gatewayRef ?? "");
  if (!message) throw new Error("the sandbox has nothing to tell");
  const send = (more: Partial<typeof message> = {}) =>
    takeSignedWebhook(who.system, { gateway: "sandbox", ...message, ...more });
  return { who, paymentId, message, send };
}

describe("a gateway's webhook", () => {
  it("settles a payment that waited, after its own answer said nothing", async () => {
    const { who, paymentId, send } = await waiting();
    expect(await who.postings()).toEqual([]);
    expect(await send()).toMatchObject({ status: 200, body: { outcome: "applied" } });
    expect({ state: (await who.payment(paymentId)).state, due: await who.due() }).toEqual({
      state: "succeeded",
      due: ["0"],
    });
  });

  it("MON-4: sent twenty times at once is one posting, and is answered with 200 each time", async () => {
    const { who, send } = await waiting();
    const answers = await Promise.all(Array.from({ length: 20 }, () => send()));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await who.postings()).toEqual([-20]);
    const [kept] = await db().select().from(webhookEvents).where(eq(webhookEvents.customerId, who.id));
    expect(kept).toMatchObject({ times: 20, outcome: "applied" });
  });

  it("C-3: three different events of one payment are one posting", async () => {
    const { who, message } = await waiting();
    for (const n of [1, 2, 3]) {
      const raw = message.raw.replace(/"id":"([^"]+)"/, `"id":"$1-${n}"`);
      const signature = signBody(raw, secret(), who.now);
      expect((await takeSignedWebhook(who.system, { gateway: "sandbox", raw, signature })).status).toBe(200);
    }
    expect(await who.postings()).toEqual([-20]);
  });

  it("that comes before the answer to our own question is found by our key", async () => {
    const who = await Payer.make(db(), estate);
    const { paymentId } = await beginPayment(who.self(), {
      amount: "7",
      methodId: await who.card("approve"),
    });
    const { key } = await who.payment(paymentId);
    const raw = JSON.stringify({
      id: "evt_early",
      type: "payment.succeeded",
      payment: { key, ref: "spa_999999", state: "succeeded" },
    });
    const signature = signBody(raw, secret(), who.now);
    await takeSignedWebhook(who.system, { gateway: "sandbox", raw, signature });
    expect(await who.postings()).toEqual([-7]);
  });

  it.each([
    ["with another body", { raw: '{"id":"evt_x","type":"payment.succeeded"}' }],
    ["without a signature", { signature: "" }],
    ["signed by somebody else", { signature: signBody("{}", "guess", new Date("2026-03-15T12:00:00Z")) }],
  ])("%s is refused with 401, changes nothing, and is written down", async (_, forged) => {
    const { who, send } = await waiting();
    const before = await refused();
    expect((await send(forged)).status).toBe(401);
    expect({ posted: await who.postings(), written: (await refused()) - before }).toEqual({
      posted: [],
      written: 1,
    });
  });

  it("that is six minutes old, or from the future, is refused; four minutes are fine", async () => {
    const { who, message, send } = await waiting();
    const signed = (minutes: number) =>
      signBody(message.raw, secret(), new Date(who.now.getTime() + minutes * 60_000));
    for (const minutes of [-6, 6]) expect((await send({ signature: signed(minutes) })).status).toBe(401);
    expect(await who.postings()).toEqual([]);
    expect((await send({ signature: signed(-4) })).status).toBe(200);
    expect(await who.postings()).toEqual([-20]);
  });

  it("of a kind nobody knows, or about a payment nobody knows, is kept and answered with 200", async () => {
    const who = await Payer.make(db(), estate);
    const say = async (id: string, body: object) => {
      const raw = JSON.stringify({ id, ...body });
      const signature = signBody(raw, secret(), who.now);
      return (await takeSignedWebhook(who.system, { gateway: "sandbox", raw, signature })).body.outcome;
    };
    expect(await say("evt_new_kind", { type: "balance.available" })).toBe("unknown");
    const payment = { key: "nobody", ref: "spa_424242", state: "succeeded" };
    expect(await say("evt_nobody", { type: "payment.succeeded", payment })).toBe("unmatched");
    const { rows } = await db().execute(
      sql`select 1 from webhook_events where event_id in ('evt_new_kind', 'evt_nobody')`,
    );
    expect(rows).toHaveLength(2);
  });

  it("for a gateway that is not set up is refused", async () => {
    const { who, message } = await waiting();
    for (const gateway of ["stripe", "other"])
      expect((await takeSignedWebhook(who.system, { ...message, gateway })).status).toBe(401);
  });

  it("of a charge-back makes the invoice due again, once", async () => {
    const { who, paymentId, send } = await waiting();
    await send();
    const { gatewayRef, key } = await who.payment(paymentId);
    const raw = JSON.stringify({
      id: `evt_back_${paymentId}`,
      type: "payment.charged_back",
      payment: { key, ref: gatewayRef, state: "succeeded" },
    });
    const back = () =>
      takeSignedWebhook(who.system, { gateway: "sandbox", raw, signature: signBody(raw, secret(), who.now) });
    await back();
    await back();
    expect({ due: await who.due(), posted: await who.postings() }).toEqual({
      due: ["20"],
      posted: [-20, 20],
    });
  });
});
