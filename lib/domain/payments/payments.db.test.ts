import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { adjustInvoice, makeTransaction } from "@/lib/domain/billing";
import { settleUnknown } from "@/lib/jobs/payments";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { Payer } from "@/lib/testing/payment-trial";
import {
  beginPayment,
  capturePayment,
  carryOut,
  carryOutRefund,
  catchUp,
  chargeBackPayment,
  completePayment,
  confirmPayment,
  confirmSandbox,
  getPayment,
  recordPayment,
  refundPayment,
  voidPayment,
} from "./index";

let estate: Estate;
beforeAll(async () => {
  estate = (await testWorld(db())).house;
});

const payer = () => Payer.make(db(), estate);
const refund = async (who: Payer, paymentId: number, amount: string) => {
  const { refundId } = await refundPayment(who.admin(), { paymentId, amount, reason: "They asked for it" });
  return carryOutRefund(who.system, refundId);
};

describe("a payment with a card of the sandbox", () => {
  it("that is approved is booked and pays the oldest invoice at once, the rest waits", async () => {
    const who = await payer();
    await who.invoice("20");
    const { state } = await who.pay("50", await who.card("approve"));
    expect({ state, due: await who.due(), pot: await who.pot() }).toEqual({
      state: "succeeded",
      due: ["0"],
      pot: "30.00",
    });
  });

  it.each([
    ["decline", "card_declined"],
    ["no_funds", "insufficient_funds"],
  ] as const)("that is refused (%s) moves nothing and says why", async (card, code) => {
    const who = await payer();
    await who.invoice("20");
    const { state, paymentId } = await who.pay("20", await who.card(card));
    expect(state).toBe("failed");
    expect(await getPayment(who.admin(), { paymentId })).toMatchObject({ failureCode: code });
    expect({ due: await who.due(), posted: await who.postings() }).toEqual({ due: ["20"], posted: [] });
  });

  it("that asks for a confirmation is paid after it, and not before", async () => {
    const who = await payer();
    const { state, paymentId } = await who.pay("20", await who.card("confirm"));
    expect({ state, posted: await who.postings() }).toEqual({ state: "requires_confirmation", posted: [] });
    await confirmPayment(who.self(), { paymentId, answer: "approve" });
    expect(await confirmSandbox(who.system, paymentId, true)).toBe("succeeded");
    expect(await who.postings()).toEqual([-20]);
  });

  it("that nobody confirms is let go after half an hour, and can't be confirmed any more", async () => {
    const who = (await payer()).at("2026-03-15T12:00:00Z");
    const { paymentId } = await who.pay("20", await who.card("confirm"));
    await settleUnknown(who.at("2026-03-15T12:29:00Z").system);
    expect((await who.payment(paymentId)).state).toBe("requires_confirmation");
    await settleUnknown(who.at("2026-03-15T12:31:00Z").system);
    expect((await who.payment(paymentId)).state).toBe("cancelled");
    expect(await confirmSandbox(who.system, paymentId, true)).toBe("cancelled");
    expect(await who.postings()).toEqual([]);
  });

  it("MON-5: whose answer is lost is unknown, and the janitor learns five minutes later that it was paid, once", async () => {
    const who = (await payer()).at("2026-03-15T12:00:00Z");
    const { state, paymentId } = await who.pay("20", await who.card("timeout"));
    expect({ state, posted: await who.postings() }).toEqual({ state: "unknown", posted: [] });
    await settleUnknown(who.at("2026-03-15T12:04:00Z").system);
    expect((await who.payment(paymentId)).state).toBe("unknown");
    for (const minute of ["06", "11", "16"])
      await settleUnknown(who.at(`2026-03-15T12:${minute}:00Z`).system);
    expect({ state: (await who.payment(paymentId)).state, posted: await who.postings() }).toEqual({
      state: "succeeded",
      posted: [-20],
    });
  });

  it("MON-5: that never reached the gateway has failed, and is not tried again under another key", async () => {
    const who = (await payer()).at("2026-03-15T12:00:00Z");
    const { paymentId } = await who.pay("20", await who.card("error"));
    const { key } = await who.payment(paymentId);
    await settleUnknown(who.at("2026-03-15T12:06:00Z").system);
    expect(await who.payment(paymentId)).toMatchObject({ state: "failed", failureCode: "not_received", key });
    const { rows } = await db().execute(sql`select 1 from payment_intents where customer_id = ${who.id}`);
    expect(rows).toHaveLength(1);
  });

  it("MON-5: that a crash cut off before it was sent is taken up by the janitor without a charge", async () => {
    const who = (await payer()).at("2026-03-15T12:00:00Z");
    const methodId = await who.card("approve");
    const { paymentId } = await beginPayment(who.self(), { amount: "20", methodId });
    await settleUnknown(who.at("2026-03-15T12:06:00Z").system);
    expect({ state: (await who.payment(paymentId)).state, posted: await who.postings() }).toEqual({
      state: "failed",
      posted: [],
    });
  });
});

describe("C: one payment, however often it is completed", () => {
  it("C-1: completing the same checkout twice, and looking it up, charges once: paid, due 0, never negative", async () => {
    const who = await payer();
    const invoiceId = await who.invoice("20");
    const { paymentId } = await beginPayment(who.self(), {
      amount: "20",
      methodId: await who.card("approve"),
      invoiceId,
    });
    await Promise.all([carryOut(who.system, paymentId), carryOut(who.system, paymentId)]);
    await catchUp(who.system, paymentId);
    expect({ due: await who.due(), posted: await who.postings(), pot: await who.pot() }).toEqual({
      due: ["0"],
      posted: [-20],
      pot: "0.00",
    });
  });

  it("C-1 control: two payments that were meant are two", async () => {
    const who = await payer();
    const methodId = await who.card("approve");
    await who.pay("20", methodId);
    await who.pay("20", methodId);
    expect(await who.postings()).toEqual([-20, -20]);
  });

  it("C-2: while one payment of an invoice is under way another can't be begun, and a paid one can't be paid again", async () => {
    const who = await payer();
    const invoiceId = await who.invoice("20");
    const methodId = await who.card("approve");
    const first = await beginPayment(who.self(), { amount: "20", methodId, invoiceId });
    await expect(
      beginPayment(who.admin(), { customerId: who.id, amount: "20", methodId, invoiceId }),
    ).rejects.toThrow(/under way/);
    await carryOut(who.system, first.paymentId);
    await expect(beginPayment(who.self(), { amount: "20", methodId, invoiceId })).rejects.toThrow(
      /Nothing is left/,
    );
    expect(await who.postings()).toEqual([-20]);
  });

  it("C-3: a late “failed” and “pending” after “succeeded” change nothing, in whatever order they arrive", async () => {
    const who = await payer();
    const { paymentId } = await beginPayment(who.self(), { amount: "20", methodId: await who.card("late") });
    for (const state of ["pending", "succeeded", "failed", "pending", "succeeded"] as const)
      await completePayment(who.system(), { paymentId, told: { state, ref: "spa_x1" } });
    expect({ state: (await who.payment(paymentId)).state, posted: await who.postings() }).toEqual({
      state: "succeeded",
      posted: [-20],
    });
  });

  it("MON-2: two payments at once on one invoice: 200 trials, none wrong", { timeout: 300_000 }, async () => {
    const who = await payer();
    const sizes = ["10", "15", "40"];
    let wrong = 0;
    for (let n = 0; n < 200; n++) {
      const [a = "10", b = "15"] = [sizes[n % 3], sizes[(n + 1) % 3]];
      const before = Number(await who.pot());
      const invoiceId = await who.invoice("30");
      const pay = (amount: string) =>
        recordPayment(who.admin(), { customerId: who.id, means: "cash", amount });
      await Promise.all([pay(a), pay(b)]);
      const paid = (await who.settled(invoiceId)).reduce((left, right) => left + right, 0);
      const came = before + Number(a) + Number(b);
      const pot = Number(await who.pot());
      if (paid !== Math.min(30, came) || pot !== came - paid || pot < 0) wrong += 1;
      // What is left of this one is paid, so that the next trial begins with a full invoice.
      const left = 30 - paid;
      if (left > 0) await pay(String(left));
    }
    expect(wrong).toBe(0);
  });
});

describe("money that comes and goes", () => {
  it("L1: invoice 50, pay 20; invoice 70, pay 100: nothing is due, the balance is 0, nothing negative", async () => {
    const who = await payer();
    const methodId = await who.card("approve");
    await makeTransaction(who.admin(), {
      customerId: who.id,
      transaction: "manual_charge",
      amount: "120",
      service: "voice",
    });
    await who.invoice("50");
    await who.pay("20", methodId);
    await who.invoice("70");
    await who.pay("100", methodId);
    expect({ due: await who.due(), balance: await who.balance(), pot: await who.pot() }).toEqual({
      due: ["0", "0"],
      balance: "0.00",
      pot: "0.00",
    });
  });

  it("L2: a refund makes it due again and a credit of the invoice settles that: 6, 0, 0, 0 and rows +4 +6 −4 −6", async () => {
    const who = await payer();
    const invoiceId = await who.invoice("10");
    const methodId = await who.card("approve");
    const four = await who.pay("4", methodId, invoiceId);
    expect(await who.due()).toEqual(["6"]);
    const six = await who.pay("6", methodId, invoiceId);
    expect(await who.due()).toEqual(["0"]);
    for (const [{ paymentId }, amount] of [
      [four, "4"],
      [six, "6"],
    ] as const) {
      expect(await refund(who, paymentId, amount)).toBe("succeeded");
      expect(await who.due()).toEqual([amount]);
      await adjustInvoice(who.admin(), { invoiceId, amount });
      expect(await who.due()).toEqual(["0"]);
    }
    expect(await who.settled(invoiceId)).toEqual([4, 6, -4, -6]);
    expect(await who.pot()).toBe("0.00");
  });

  it("L2 control: a refund of what no invoice has used touches no invoice", async () => {
    const who = await payer();
    const invoiceId = await who.invoice("10");
    const { paymentId } = await who.pay("25", await who.card("approve"));
    await refund(who, paymentId, "15");
    expect({ settled: await who.settled(invoiceId), due: await who.due(), pot: await who.pot() }).toEqual({
      settled: [10],
      due: ["0"],
      pot: "0.00",
    });
  });

  it("B21: no more is given back than came, in one refund or several, also at once", async () => {
    const who = await payer();
    const { paymentId } = await who.pay("10", await who.card("approve"));
    await refund(who, paymentId, "4");
    const more = () => refundPayment(who.admin(), { paymentId, amount: "6", reason: "Again" });
    await expect(refundPayment(who.admin(), { paymentId, amount: "7", reason: "Too much" })).rejects.toThrow(
      /6\.00/,
    );
    const both = await Promise.allSettled([more(), more()]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await who.pot()).toBe("0.00");
  });

  it("a refund that the gateway refuses is taken back, and pays the invoice again", async () => {
    const who = await payer();
    await who.invoice("10");
    const { paymentId } = await who.pay("10", await who.card("approve"));
    await db().execute(sql`update sandbox_payments set captured = 0
      where key = (select key from payment_intents where id = ${paymentId})`);
    expect(await refund(who, paymentId, "10")).toBe("failed");
    expect({ due: await who.due(), refunds: await who.postings("refund"), pot: await who.pot() }).toEqual({
      due: ["0"],
      refunds: [10, -10],
      pot: "0.00",
    });
  });

  it("L5: invoice 50, a credit of 30 on it: due 20", async () => {
    const who = await payer();
    const invoiceId = await who.invoice("50");
    await adjustInvoice(who.admin(), { invoiceId, amount: "30" });
    expect({ due: await who.due(), pot: await who.pot() }).toEqual({ due: ["20"], pot: "0.00" });
  });

  it("a charge-back makes what was paid due again, once", async () => {
    const who = await payer();
    await who.invoice("20");
    const { paymentId } = await who.pay("20", await who.card("approve"));
    await chargeBackPayment(who.admin(), { paymentId, reason: "The bank says so" });
    expect({ due: await who.due(), balance: await who.balance() }).toEqual({ due: ["20"], balance: "0.00" });
    await expect(chargeBackPayment(who.admin(), { paymentId, reason: "Again" })).rejects.toThrow(
      /taken back/,
    );
    await expect(refundPayment(who.admin(), { paymentId, amount: "1", reason: "Now" })).rejects.toThrow();
  });

  it("cash, a cheque and a transfer are payments with a reference, also while a card is being charged", async () => {
    const who = await payer();
    await beginPayment(who.self(), { amount: "5", methodId: await who.card("approve") });
    const { paymentId } = await recordPayment(who.admin(), {
      customerId: who.id,
      means: "cheque",
      amount: "12.50",
      reference: "No. 4711",
    });
    expect(await getPayment(who.admin(), { paymentId })).toMatchObject({
      state: "succeeded",
      reference: "No. 4711",
    });
    expect(await who.postings()).toEqual([-12.5]);
  });
});

describe("an amount that is only held", () => {
  const held = async (amount: string) => {
    const who = await payer();
    const methodId = await who.card("approve");
    const { paymentId } = await beginPayment(who.admin(), {
      customerId: who.id,
      methodId,
      amount,
      verb: "authorize",
    });
    expect(await carryOut(who.system, paymentId)).toBe("authorized");
    return { who, paymentId };
  };

  it("moves nothing until it is captured, and then no more than was authorised", async () => {
    const { who, paymentId } = await held("100");
    expect(await who.postings()).toEqual([]);
    await expect(capturePayment(who.admin(), { paymentId, amount: "100.01" })).rejects.toThrow(
      /No more than/,
    );
    await capturePayment(who.admin(), { paymentId, amount: "60" });
    expect(await carryOut(who.system, paymentId)).toBe("succeeded");
    expect(await who.postings()).toEqual([-60]);
    await expect(capturePayment(who.admin(), { paymentId, amount: "40" })).rejects.toThrow();
  });

  it("can be let go, and then not be captured", async () => {
    const { who, paymentId } = await held("100");
    await voidPayment(who.admin(), { paymentId, reason: "Not needed" });
    expect(await carryOut(who.system, paymentId)).toBe("cancelled");
    await expect(capturePayment(who.admin(), { paymentId, amount: "1" })).rejects.toThrow();
    expect(await who.postings()).toEqual([]);
  });
});

describe("what is typed wrong is refused in words, and nothing is written", () => {
  it.each([
    ["0", /more than zero/],
    ["-5", /more than zero/],
    ["1.000001", /attention/],
    ["1.005", /2 decimals/],
    ["99999999999999", /attention/],
    ["twelve", /attention/],
    ["", /attention/],
  ])("an amount of “%s”", async (amount, says) => {
    const who = await payer();
    const methodId = await who.card("approve");
    await expect(beginPayment(who.self(), { amount, methodId })).rejects.toThrow(says);
    await expect(recordPayment(who.admin(), { customerId: who.id, means: "cash", amount })).rejects.toThrow(
      says,
    );
    const { rows } = await db().execute(sql`select 1 from payment_intents where customer_id = ${who.id}`);
    expect(rows).toHaveLength(0);
  });

  it("another currency than the customer's, another's card, another's invoice, a text that is too long", async () => {
    const who = await payer();
    const other = await payer();
    const methodId = await who.card("approve");
    const amount = "5";
    await expect(beginPayment(who.self(), { amount, methodId, currency: "EUR" })).rejects.toThrow(
      /pays in USD/,
    );
    await expect(beginPayment(who.self(), { amount, methodId: await other.card("approve") })).rejects.toThrow(
      /does not exist/,
    );
    await expect(
      beginPayment(who.self(), { amount, methodId, invoiceId: await other.invoice("20") }),
    ).rejects.toThrow(/does not exist/);
    await expect(
      recordPayment(who.admin(), { customerId: who.id, means: "cash", amount, reference: "x".repeat(201) }),
    ).rejects.toThrow(/attention/);
    await expect(beginPayment(who.self(), { amount, methodId, verb: "authorize" })).rejects.toThrow();
  });

  it("nothing that looks like a card's number can be kept as its token", async () => {
    const who = await payer();
    const { resellerId, distributorId } = who.owner;
    const keep = (token: string) =>
      db().execute(sql`insert into payment_methods (customer_id, reseller_id, distributor_id, gateway, token, brand, last4,
        expiry_month, expiry_year) values (${who.id}, ${resellerId}, ${distributorId}, 'sandbox', ${token}, 'Visa', '4242', 1, 2030)`);
    await expect(keep("4242 4242 4242 4242")).rejects.toThrow();
    await expect(keep("4242424242424242")).rejects.toThrow();
    await keep("sandbox_approve");
  });
});
