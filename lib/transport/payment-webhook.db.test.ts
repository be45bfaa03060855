import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { wakeSandbox } from "@/lib/domain/payments";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { Payer } from "@/lib/testing/payment-trial";
import { takePaymentWebhook } from "./payment-webhook";

let estate: Estate;
beforeAll(async () => {
  estate = (await testWorld(db())).house;
});

const post = (body: string, signature: string) =>
  takePaymentWebhook(
    new Request("http://localhost/api/payments/sandbox", {
      method: "POST",
      body,
      headers: { "trunkline-signature": signature },
    }),
    "sandbox",
  );

/** A payment that waits, and what its gateway says of it at this very moment. */
async function waiting() {
  const who = await Payer.make(db(), estate);
  const { paymentId } = await who.pay("20", await who.card("late"));
  who.now = new Date();
  const message = await wakeSandbox(who.system(), (await who.payment(paymentId)).gatewayRef ?? "");
  if (!message) throw new Error("the sandbox has nothing to tell");
  return { who, ...message };
}

describe("the address for gateways", () => {
  it("takes the raw body as it was signed, and answers after it is written", async () => {
    const { who, raw, signature } = await waiting();
    const answer = await post(raw, signature);
    expect([answer.status, await who.postings()]).toEqual([200, [-20]]);
  });

  it("answers 401 to the same message with one space more, and says nothing of why", async () => {
    const { who, raw, signature } = await waiting();
    const answer = await post(`${raw} `, signature);
    expect([answer.status, await who.postings()]).toEqual([401, []]);
    expect(await answer.json()).toEqual({ error: "This message is not accepted." });
  });

  it("takes no body of more than a megabyte", async () => {
    expect((await post("x".repeat(1_000_001), "t=1,v1=")).status).toBe(429);
  });

  it("answers a flood of what is not signed with 429 and when to come again, and takes what is signed all the while", async () => {
    const { who, raw, signature } = await waiting();
    const flood = async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => post("{}", "t=1,v1=guess")));
      return answers.filter(({ status }) => status === 429);
    };
    const held = await flood();
    expect(held.length).toBeGreaterThanOrEqual(9);
    for (const { headers } of held) expect(Number(headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    expect([(await post(raw, signature)).status, await who.postings()]).toEqual([200, [-20]]);
  });
});
