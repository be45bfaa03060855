import { beforeAll, expect, it } from "vitest";
import { db } from "@/db/client";
import { takeSignedWebhook } from "@/lib/domain/payments";
import { signBody } from "@/lib/domain/payments/rules/signature";
import { sign } from "@/lib/platform/sign";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { Payer } from "@/lib/testing/payment-trial";
import { traceBalance, traceCustomer } from "./index";

let estate: Estate;
beforeAll(async () => {
  estate = (await testWorld(db())).house;
});

it("“Why?” says that the bank took a part of a payment back, to nobody that we gave it", async () => {
  const who = await Payer.make(db(), estate);
  await who.invoice("12");
  const { paymentId } = await who.pay("20", await who.card("approve"));
  const { key, gatewayRef } = await who.payment(paymentId);
  const payment = { key, ref: gatewayRef, state: "succeeded", part: { units: 500, currency: "USD" } };
  const raw = JSON.stringify({ id: `evt_why_${paymentId}`, type: "payment.charged_back", payment });
  const signature = signBody(raw, sign("sandbox webhooks", "sandbox gateway"), who.now);
  await takeSignedWebhook(who.system, { gateway: "sandbox", raw, signature });

  const about = { customerId: who.id };
  const texts = (events: readonly { text: string }[]) => events.map(({ text }) => text);
  expect(texts((await traceBalance(who.self(), about)).events)).toEqual([
    "You paid 20.00 USD on 15 March 2026.",
    "A payment of 5.00 USD was taken back on 15 March 2026.",
  ]);
  expect(texts((await traceCustomer(who.self(), { ...about, about: "unallocated" })).events).at(-1)).toBe(
    "A payment of 5.00 USD was taken back on 15 March 2026.",
  );
  const staff = texts((await traceBalance(who.admin(), about)).events).at(-1);
  expect(staff).toContain("from −20.00 to −15.00 (increased by 5.00). Charge-back");
});
