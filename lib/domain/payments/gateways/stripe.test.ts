import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { asking, type Gateway } from "./port";
import { stripeGateway } from "./stripe";

type Asked = { method: string; path: string; key: string | undefined; form: Record<string, string> };
type Answer = { status: number; body: object } | "cut";

const now = new Date("2026-03-15T12:00:00Z");
const webhookSecret = "whsec_test";
let server: Server;
let stripe: Gateway;
let asked: Asked[] = [];
let answers: Record<string, Answer> = {};

const read = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
};

/** Stripe's wire on loopback: it answers as the real one was seen to, and remembers what it was asked. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    const form = Object.fromEntries(new URLSearchParams(await read(request)));
    const method = request.method ?? "";
    asked.push({ method, path, form, key: request.headers["idempotency-key"] as string | undefined });
    const answer = answers[`${method} ${path}`] ?? {
      status: 404,
      body: { error: { type: "invalid_request_error" } },
    };
    if (answer === "cut") return request.socket.destroy();
    response.writeHead(answer.status, { "content-type": "application/json", "request-id": "req_1" });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  stripe = stripeGateway({ secretKey: "sk_test_1", webhookSecret, apiBase: `http://127.0.0.1:${port}` });
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => {
  asked = [];
  answers = {};
});

const CREATE = "POST /v1/payment_intents";
const intent = (status: string, more: object = {}) => ({
  id: "pi_1",
  object: "payment_intent",
  status,
  metadata: { trunkline_key: "our-key" },
  ...more,
});
const request = {
  key: "our-key",
  token: "cus_1/pm_1",
  amount: "20.00",
  currency: "USD",
  decimals: 2,
  capture: true,
  offSession: true,
  description: "Payment 7",
  returnUrl: "https://bss.example.com/customer/payments/7",
};
const name = { key: "our-key", ref: "pi_1", token: "cus_1/pm_1" };

describe("a charge through Stripe", () => {
  it("asks for the amount in cents under our own key, and nothing twice", async () => {
    answers[CREATE] = { status: 200, body: intent("succeeded") };
    expect(await stripe.charge(request)).toMatchObject({ state: "succeeded", ref: "pi_1" });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      key: "our-key",
      form: {
        amount: "2000",
        currency: "usd",
        customer: "cus_1",
        payment_method: "pm_1",
        confirm: "true",
        off_session: "true",
        "metadata[trunkline_key]": "our-key",
      },
    });
  });

  it("of a currency without decimals asks for whole units", async () => {
    answers[CREATE] = { status: 200, body: intent("succeeded") };
    await stripe.charge({ ...request, currency: "JPY", decimals: 0 });
    expect(asked[0]?.form).toMatchObject({ amount: "20", currency: "jpy" });
  });

  it("that is declined says why, in the bank's own code", async () => {
    const error = {
      type: "card_error",
      code: "card_declined",
      decline_code: "insufficient_funds",
      message: "Your card has insufficient funds.",
      payment_intent: intent("requires_payment_method"),
    };
    answers[CREATE] = { status: 402, body: { error } };
    expect(await stripe.charge(request)).toEqual({
      state: "failed",
      ref: "pi_1",
      code: "insufficient_funds",
      message: "Your card has insufficient funds.",
    });
  });

  it("that needs its payer leads to the bank's page", async () => {
    const next_action = { type: "redirect_to_url", redirect_to_url: { url: "https://bank.example/3ds" } };
    answers[CREATE] = { status: 200, body: intent("requires_action", { next_action }) };
    expect(await stripe.charge({ ...request, offSession: false })).toMatchObject({
      state: "requires_confirmation",
      confirmUrl: "https://bank.example/3ds",
    });
    expect(asked[0]?.form.return_url).toBe(request.returnUrl);
  });

  it.each([
    ["an error on their side", { status: 500, body: { error: { type: "api_error", message: "Oops" } } }],
    ["a connection that was cut", "cut"],
  ] as const)("after %s is unknown, and was asked under one key alone", async (_, answer) => {
    answers[CREATE] = answer;
    expect((await asking(() => stripe.charge(request))).state).toBe("unknown");
    expect(new Set(asked.map(({ key }) => key))).toEqual(new Set(["our-key"]));
  });

  it("that they refuse to look at has failed", async () => {
    const error = { type: "invalid_request_error", code: "resource_missing", message: "No such customer" };
    answers[CREATE] = { status: 400, body: { error } };
    expect(await stripe.charge(request)).toMatchObject({ state: "failed", code: "resource_missing" });
  });
});

describe("what became of it", () => {
  it("is asked by Stripe's name where there is one", async () => {
    answers["GET /v1/payment_intents/pi_1"] = { status: 200, body: intent("processing") };
    expect(await stripe.lookup(name)).toMatchObject({ state: "pending", ref: "pi_1" });
  });

  it("is found by our key among the customer's payments; what is not there never arrived", async () => {
    const data = [intent("succeeded", { id: "pi_9", metadata: {} }), intent("succeeded")];
    answers["GET /v1/payment_intents"] = { status: 200, body: { object: "list", data, has_more: false } };
    expect(await stripe.lookup({ ...name, ref: null })).toMatchObject({ state: "succeeded", ref: "pi_1" });
    expect(await stripe.lookup({ ...name, ref: null, key: "another" })).toEqual({ state: "absent" });
  });
});

describe("an amount that is held", () => {
  it("is captured in part, or let go, each under a key of its own", async () => {
    answers[CREATE] = { status: 200, body: intent("requires_capture") };
    answers["POST /v1/payment_intents/pi_1/capture"] = { status: 200, body: intent("succeeded") };
    answers["POST /v1/payment_intents/pi_1/cancel"] = { status: 200, body: intent("canceled") };
    expect((await stripe.charge({ ...request, capture: false })).state).toBe("authorized");
    expect((await stripe.capture({ ...name, amount: "12.50", decimals: 2 })).state).toBe("succeeded");
    expect((await stripe.void(name)).state).toBe("cancelled");
    expect(asked.map(({ key }) => key)).toEqual(["our-key", "our-key-capture", "our-key-void"]);
    expect([asked[0]?.form.capture_method, asked[1]?.form.amount_to_capture]).toEqual(["manual", "1250"]);
  });
});

describe("a refund through Stripe", () => {
  const refund = {
    id: "re_1",
    object: "refund",
    status: "succeeded",
    metadata: { trunkline_key: "refund-key" },
  };

  it("is asked for under its own key, and found by it", async () => {
    answers["POST /v1/refunds"] = { status: 200, body: refund };
    answers["GET /v1/refunds"] = { status: 200, body: { object: "list", data: [refund], has_more: false } };
    const told = await stripe.refund({ ...name, refundKey: "refund-key", amount: "5.00", decimals: 2 });
    expect(told).toMatchObject({ state: "succeeded", ref: "re_1" });
    expect(asked[0]).toMatchObject({ key: "refund-key", form: { amount: "500", payment_intent: "pi_1" } });
    const look = { ...name, refundRef: null };
    expect((await stripe.lookupRefund({ ...look, refundKey: "refund-key" })).state).toBe("succeeded");
    expect((await stripe.lookupRefund({ ...look, refundKey: "another" })).state).toBe("absent");
  });
});

describe("Stripe's webhooks", () => {
  const signed = (payload: string, at = now) =>
    new Stripe("sk_test_1").webhooks.generateTestHeaderString({
      payload,
      secret: webhookSecret,
      timestamp: Math.floor(at.getTime() / 1000),
    });
  const message = (type: string, object: object) =>
    JSON.stringify({ id: "evt_1", object: "event", type, data: { object } });

  it("tell of a payment by our key", async () => {
    const raw = message("payment_intent.succeeded", intent("succeeded"));
    expect(await stripe.readEvent(raw, signed(raw), now)).toMatchObject({
      id: "evt_1",
      about: { what: "payment", key: "our-key", ref: "pi_1", told: { state: "succeeded" } },
    });
  });

  it("tell of a card that was entered on Stripe's page, of which only what may be shown is kept", async () => {
    const card = { brand: "visa", last4: "4242", exp_month: 8, exp_year: 2031 };
    answers["GET /v1/setup_intents/seti_1"] = {
      status: 200,
      body: { id: "seti_1", customer: "cus_1", payment_method: { id: "pm_1", card } },
    };
    const session = { mode: "setup", setup_intent: "seti_1", metadata: { trunkline_customer: "17" } };
    const raw = message("checkout.session.completed", session);
    expect(await stripe.readEvent(raw, signed(raw), now)).toMatchObject({
      about: {
        what: "card",
        customerId: 17,
        card: { token: "cus_1/pm_1", brand: "Visa", last4: "4242", expiryMonth: 8, expiryYear: 2031 },
      },
    });
  });

  it.each([
    ["of the whole payment", 2000, null],
    ["of a part of it", 500, { units: 500, currency: "USD" }],
  ])("tell of a dispute %s", async (_, amount, part) => {
    answers["GET /v1/charges/ch_1"] = { status: 200, body: { id: "ch_1", amount: 2000 } };
    const dispute = { id: "dp_1", payment_intent: "pi_1", charge: "ch_1", amount, currency: "usd" };
    const raw = message("charge.dispute.funds_withdrawn", dispute);
    expect(await stripe.readEvent(raw, signed(raw), now)).toMatchObject({
      about: { what: "charged_back", ref: "pi_1", dispute: "dp_1", part },
    });
  });

  it("of other kinds are about nothing we know", async () => {
    const raw = message("invoice.finalized", { id: "in_1" });
    expect(await stripe.readEvent(raw, signed(raw), now)).toMatchObject({ about: null });
  });

  it("are forged with another body, and late after six minutes either way", async () => {
    const raw = message("payment_intent.succeeded", intent("succeeded"));
    expect(await stripe.readEvent(`${raw} `, signed(raw), now)).toBe("forged");
    expect(await stripe.readEvent(raw, "", now)).toBe("forged");
    for (const minutes of [-6, 6])
      expect(await stripe.readEvent(raw, signed(raw, new Date(now.getTime() + minutes * 60_000)), now)).toBe(
        "late",
      );
  });
});

it("a card is entered on Stripe's own page, for a customer who is there once", async () => {
  answers["POST /v1/customers"] = { status: 200, body: { id: "cus_1" } };
  answers["POST /v1/checkout/sessions"] = {
    status: 200,
    body: { id: "cs_1", url: "https://checkout.example/cs_1" },
  };
  const returnUrl = "https://bss.example.com/customer/payments";
  expect(await stripe.beginCard({ customerId: 17, returnUrl })).toBe("https://checkout.example/cs_1");
  expect(asked[0]?.key).toBe("trunkline-customer-17");
  expect(asked[1]?.form).toMatchObject({ mode: "setup", "metadata[trunkline_customer]": "17" });
});
