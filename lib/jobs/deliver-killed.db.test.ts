import type { ChildProcess } from "node:child_process";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  expireLeases,
  getMailboxState,
  markMessageArrived,
  sendMessageAgain,
} from "@/lib/domain/notifications";
import { smtpTransport } from "@/lib/platform/mail/smtp";
import { subscribed, told } from "@/lib/testing/billing-story";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { inChild, untilLetGo } from "@/lib/testing/in-child";
import { type SmtpStage, smtpOnLoopback } from "@/lib/testing/mail-servers";
import { deliverAt, operatorAt, outboxOf, tellAt } from "@/lib/testing/mail-story";
import { MOMENTS } from "@/lib/testing/statement-deaths";

/** Every fifth statement in `npm test`, fewer while one works. */
const STRIDE = process.env.PROPERTY_RUNS === "full" ? 5 : 15;
const MINUTE = 60_000;
/** Nobody knows what became of a message whose worker died, until its lease of five minutes is over. */
const LEASE = 6 * MINUTE;

let server: Awaited<ReturnType<typeof smtpOnLoopback>>;
let customerId: number;
let clock: number;
beforeAll(async () => {
  told.estate = (await testWorld(db())).house;
  await db().execute(sql`update company set email = 'hello@telecom.example'`);
  server = await smtpOnLoopback();
});
afterAll(() => server.close());
beforeEach(async () => {
  ({ customerId } = await subscribed("10", "2026-01-01", { email: "maria@customer.example" }));
  clock = Date.parse("2026-02-01T10:00:00Z");
  server.received.length = 0;
  server.state.reached = () => {};
});

const now = () => new Date(clock).toISOString();
/** A reminder, which is sent again when nobody knows, and a receipt, which is not. */
const tell = (n: number | string) =>
  tellAt(
    now(),
    { type: "invoice_overdue", customerId, key: `reminder ${n}` },
    { type: "payment_received", customerId, key: `receipt ${n}`, values: { amount: "5.00" } },
  );
const life = (place = "", ready?: (child: ChildProcess) => void) =>
  inChild("mail-child.ts", { args: [now(), server.url, place], ...(ready ? { ready } : {}) });

/** The next worker: takes up what the last one left, once nobody is sending it any more. */
async function sweep(): Promise<void> {
  await untilLetGo();
  clock += LEASE;
  await expireLeases(systemContext(db(), { now: new Date(clock) }), {});
}

/** Goes on until nothing waits, with nobody being killed. */
async function goOn(): Promise<void> {
  await sweep();
  for (let tries = 0; tries < 20; tries++) {
    const waiting = (await outboxOf(customerId)).filter(({ status }) => status === "pending");
    if (waiting.length === 0) return;
    // Told to the second, and due some milliseconds later.
    clock = Math.max(clock, ...waiting.map(({ nextAt }) => Date.parse(`${nextAt}Z`) + 1_000));
    await deliverAt(now(), smtpTransport(server.url));
  }
  throw new Error("messages wait and wait");
}

const arrived = (messageId: string | null) =>
  server.received.filter(({ raw }) => raw.includes(`Message-ID: ${messageId}`)).length;

const REMINDER = "invoice_overdue";
const RECEIPT = "payment_received";
const of = async (type: string) =>
  (await outboxOf(customerId))
    .filter((one) => one.type === type)
    .map((one) => ({ ...one, copies: arrived(one.messageId) }));

/** What holds after any number of deaths. */
async function expectNothingLost(): Promise<void> {
  for (const { status, attempts, copies } of await of(REMINDER)) {
    expect(status).toBe("sent");
    expect(copies).toBeGreaterThanOrEqual(1);
    expect(copies).toBeLessThanOrEqual(attempts);
  }
  for (const { status, copies } of await of(RECEIPT)) {
    expect(["sent", "uncertain"]).toContain(status);
    expect(copies).toBeLessThanOrEqual(1);
    if (status === "sent") expect(copies).toBe(1);
  }
  const ids = (await outboxOf(customerId)).map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
  const copies = [...(await of(REMINDER)), ...(await of(RECEIPT))].reduce((sum, one) => sum + one.copies, 0);
  expect(copies, "nothing came under another id").toBe(server.received.length);
}

/** What staff does with those that may have arrived: who asks the customer knows. */
async function staffDecides(): Promise<void> {
  const uncertain = (await of(RECEIPT)).filter(({ status }) => status === "uncertain");
  for (const { id, copies } of uncertain)
    if (copies > 0) await markMessageArrived(operatorAt(now()), { messageId: id, reason: "She has it" });
    else await sendMessageAgain(operatorAt(now()), { messageId: id });
  await goOn();
  for (const { status, copies } of await of(RECEIPT)) expect([status, copies]).toEqual(["sent", 1]);
}

describe("the sender of mail", { timeout: 600_000 }, () => {
  it("(control) in a process of its own sends each message once", async () => {
    await tell(1);
    expect(await life()).toBeNull();
    for (const one of await outboxOf(customerId))
      expect({ status: one.status, attempts: one.attempts, copies: arrived(one.messageId) }).toEqual({
        status: "sent",
        attempts: 1,
        copies: 1,
      });
  });

  /** Killed when the server has come so far with the first message of a type, and what the server has of it then. */
  async function killedAt(stage: SmtpStage, type: string) {
    const at = new Date(clock).toISOString();
    await tellAt(at, { type, customerId, key: "the one", values: { amount: "5.00" } });
    const signal = await life("", (child) => {
      server.state.reached = (reached) => {
        if (reached === stage) child.kill("SIGKILL");
      };
    });
    server.state.reached = () => {};
    expect(signal).toBe("SIGKILL");
    await untilLetGo();
    const [left] = await of(type);
    return left;
  }

  for (const stage of ["connect", "sender", "data"] as const) {
    it(`killed at “${stage}” leaves a reminder that goes out later, once`, async () => {
      expect(await killedAt(stage, REMINDER)).toMatchObject({ status: "sending", attempts: 1, copies: 0 });
      await goOn();
      expect(await of(REMINDER)).toMatchObject([{ status: "sent", attempts: 2, copies: 1 }]);
    });
    it(`killed at “${stage}” leaves a receipt to staff, who send it`, async () => {
      expect(await killedAt(stage, RECEIPT)).toMatchObject({ status: "sending", copies: 0 });
      await goOn();
      expect(await of(RECEIPT)).toMatchObject([{ status: "uncertain", attempts: 1, copies: 0 }]);
      expect((await getMailboxState(operatorAt(now()), {})).uncertain).toBe(1);
      await staffDecides();
    });
  }

  it("killed when the server has a reminder, and the row does not say so, sends it again under the same id", async () => {
    const left = await killedAt("received", REMINDER);
    expect(left).toMatchObject({ status: "sending", copies: 1 });
    await goOn();
    expect(await of(REMINDER)).toMatchObject([
      { status: "sent", attempts: 2, copies: 2, messageId: left?.messageId },
    ]);
  });
  it("killed when the server has a receipt, and the row does not say so, never sends it again by itself", async () => {
    expect(await killedAt("received", RECEIPT)).toMatchObject({ status: "sending", copies: 1 });
    await goOn();
    expect(await of(RECEIPT)).toMatchObject([{ status: "uncertain", attempts: 1, copies: 1 }]);
    await staffDecides();
  });

  for (const [offset, moment] of MOMENTS.entries())
    it(`killed at one statement after the other (${moment}) loses no message and doubles no receipt`, async () => {
      let lives = 0;
      for (let n = 1 + offset; n <= 45; n += STRIDE) {
        await tell(n);
        if ((await life(`${n} ${moment}`)) !== null) lives += 1;
        await sweep();
      }
      expect(lives).toBeGreaterThanOrEqual(30 / STRIDE);
      await goOn();
      await expectNothingLost();
      await staffDecides();
    });

  it("by two processes at once that are killed again and again loses nothing either", async () => {
    for (let n = 12; n < 60; n += 2 * STRIDE) {
      await tell(`${n} a`);
      await tell(`${n} b`);
      await Promise.all([life(`${n} sent`), life(`${n + 7} after`)]);
      await sweep();
    }
    await goOn();
    await expectNothingLost();
    await staffDecides();
  });
});
