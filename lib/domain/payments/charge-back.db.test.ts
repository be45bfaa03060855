import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { checkJournal } from "@/lib/domain/ledger";
import { signBody } from "@/lib/domain/payments/rules/signature";
import { sign } from "@/lib/platform/sign";
import { systemContext } from "@/lib/testing/contexts";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { Payer } from "@/lib/testing/payment-trial";
import type { ChargedBack } from "./gateways/port";
import { getPayment, listPayments, refundPayment, takeSignedWebhook } from "./index";
import { takeWebhook } from "./take-webhook";

let estate: Estate;
beforeAll(async () => {
  estate = (await testWorld(db())).house;
});

/** A customer who has paid 20.00 by card, for invoices of these amounts. */
async function paid(...amounts: string[]) {
  const who = await Payer.make(db(), estate);
  const invoiceIds: number[] = [];
  for (const amount of amounts) invoiceIds.push(await who.invoice(amount));
  const { paymentId } = await who.pay("20", await who.card("approve"));
  return { who, paymentId, invoiceIds };
}

let events = 0;
/** The gateway tells that the bank took cents back, or with null the whole payment. */
async function takenBack(
  who: Payer,
  paymentId: number,
  cents: number | null,
  { dispute = `dp_${paymentId}_${events + 1}`, currency = "USD" } = {},
) {
  events += 1;
  const { gatewayRef } = await who.payment(paymentId);
  const part = cents === null ? null : { units: cents, currency };
  const about: ChargedBack = { what: "charged_back", ref: gatewayRef ?? "", dispute, part };
  const event = { id: `evt_part_${events}`, type: "payment.charged_back", about };
  return (await takeWebhook(who.system(), { gateway: "sandbox", raw: "{}", event })).outcome;
}

const seen = async (who: Payer, paymentId: number) => {
  const { amount, takenBack, refunded, refundable, chargedBack, verbs } = await getPayment(who.admin(), {
    paymentId,
  });
  return { amount, takenBack, refunded, refundable, chargedBack, verbs };
};

describe("a part of a payment that the bank takes back", () => {
  it("is due again, stands on the payment and in the list, and the rest stays paid", async () => {
    const { who, paymentId } = await paid("20");
    expect(await takenBack(who, paymentId, 500)).toBe("applied");
    expect(await who.due()).toEqual(["5"]);
    expect({ payments: await who.postings(), back: await who.postings("refund") }).toEqual({
      payments: [-20],
      back: [5],
    });
    expect(await who.pot()).toBe("0.00");
    expect(await seen(who, paymentId)).toEqual({
      amount: "20.00",
      takenBack: "5.00",
      refunded: "0.00",
      refundable: "15.00",
      chargedBack: false,
      verbs: ["refund"],
    });
    const { rows } = await listPayments(who.admin(), { customerId: who.id });
    expect(rows).toMatchObject([{ id: paymentId, state: "succeeded", takenBack: "5.00", refunded: "0.00" }]);
    const payment = await getPayment(who.admin(), { paymentId });
    expect(payment.refunds).toMatchObject([{ amount: "5.00", byBank: true, state: "succeeded" }]);
    expect(payment.steps.at(-1)).toMatchObject({
      what: "Charged back",
      detail: expect.stringContaining("5.00 of 20.00 USD"),
    });
  });

  it("goes out of the newest invoice first", async () => {
    const { who, paymentId, invoiceIds } = await paid("12", "8");
    await takenBack(who, paymentId, 500);
    expect(await who.due()).toEqual(["0", "5"]);
    expect(await Promise.all(invoiceIds.map((id) => who.settled(id)))).toEqual([[12], [8, -5]]);
  });

  it("is taken from what no invoice has used before any invoice is due again", async () => {
    const { who, paymentId } = await paid("12");
    expect(await who.pot()).toBe("8.00");
    await takenBack(who, paymentId, 500);
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["0"], pot: "3.00" });
    await takenBack(who, paymentId, 500);
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["2"], pot: "0.00" });
    expect((await seen(who, paymentId)).takenBack).toBe("10.00");
  });

  it("counts once for a dispute, however many messages tell of it, also at once", async () => {
    const { who, paymentId } = await paid("20");
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => takenBack(who, paymentId, 500, { dispute: `dp_${paymentId}_one` })),
    );
    expect(outcomes.filter((one) => one === "applied")).toHaveLength(1);
    expect({ due: await who.due(), back: await who.postings("refund") }).toEqual({ due: ["5"], back: [5] });
  });

  it("is left to a person when it is more than what is left, of another currency, or the whole after a part", async () => {
    const { who, paymentId } = await paid("20");
    expect(await takenBack(who, paymentId, 2_001)).toBe("unmatched");
    expect(await takenBack(who, paymentId, 500, { currency: "EUR" })).toBe("unmatched");
    expect(await takenBack(who, paymentId, 500)).toBe("applied");
    expect(await takenBack(who, paymentId, 1_501)).toBe("unmatched");
    expect(await takenBack(who, paymentId, null)).toBe("unmatched");
    const { messages } = await getPayment(who.admin(), { paymentId });
    expect(messages.map(({ booked }) => booked)).toEqual([false, false, true, false, false]);
    expect({ due: await who.due(), back: await who.postings("refund") }).toEqual({ due: ["5"], back: [5] });
  });

  it("and a refund share what the payment was, and are told apart", async () => {
    const { who, paymentId } = await paid("20");
    await refundPayment(who.admin(), { paymentId, amount: "4", reason: "Too much was charged" });
    await takenBack(who, paymentId, 500);
    expect(await seen(who, paymentId)).toMatchObject({
      takenBack: "5.00",
      refunded: "4.00",
      refundable: "11.00",
    });
    await expect(
      refundPayment(who.admin(), { paymentId, amount: "11.01", reason: "More than there is" }),
    ).rejects.toThrow("11.00");
    expect(await takenBack(who, paymentId, 1_101)).toBe("unmatched");
    expect(await who.due()).toEqual(["9"]);
  });

  it("comes as a signed message of the sandbox", async () => {
    const { who, paymentId } = await paid("20");
    const { key, gatewayRef } = await who.payment(paymentId);
    const part = { units: 500, currency: "USD" };
    const raw = JSON.stringify({
      id: `evt_signed_${paymentId}`,
      type: "payment.charged_back",
      payment: { key, ref: gatewayRef, state: "succeeded", part },
    });
    const signature = signBody(raw, sign("sandbox webhooks", "sandbox gateway"), who.now);
    for (let n = 0; n < 20; n++)
      expect((await takeSignedWebhook(who.system, { gateway: "sandbox", raw, signature })).status).toBe(200);
    expect(await who.due()).toEqual(["5"]);
  });

  it("leaves books that balance", async () => {
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });
});
