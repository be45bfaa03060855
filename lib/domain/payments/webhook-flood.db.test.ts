import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { systemContext } from "@/lib/testing/contexts";
import { type Estate, testWorld } from "@/lib/testing/factories";
import { Payer } from "@/lib/testing/payment-trial";
import { takeSignedWebhook, wakeSandbox } from "./index";

let estate: Estate;
beforeAll(async () => {
  estate = (await testWorld(db())).house;
});

/** Seconds after a full minute, each test in an hour of its own. */
let hour = 0;
const clock = () => {
  hour += 1;
  return (seconds: number) => new Date(Date.UTC(2026, 2, 15, hour, 0, seconds));
};

type Sent = { now: Date; ip?: string; gateway?: string };
/** What an outsider sends, and what it is answered. */
const forge = async ({ now, ip = "198.51.100.7", gateway = "sandbox" }: Sent): Promise<number> => {
  const message = { gateway, raw: '{"id":"evt_forged"}', signature: "t=1,v1=guess" };
  const answer = takeSignedWebhook(() => systemContext(db(), { now, ip }), message);
  return answer.then(
    ({ status }) => status,
    (error: { code: string; retryAfterSeconds: number }) => {
      expect(error).toMatchObject({ code: "limit", retryAfterSeconds: 60 - now.getUTCSeconds() });
      return 429;
    },
  );
};
const times = <T>(n: number, make: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)));
const tally = (answers: readonly number[]) => {
  const found: Record<number, number> = {};
  for (const one of answers) found[one] = (found[one] ?? 0) + 1;
  return found;
};
const written = async () => {
  const { rows } = await db().execute<{ n: number }>(
    sql`select count(*)::int as n from audit_log where action = 'webhook.refuse'`,
  );
  return rows[0]?.n ?? 0;
};
const since = async (doIt: () => Promise<unknown>) => {
  const before = await written();
  await doIt();
  return (await written()) - before;
};

describe("messages that are not signed as they should be", () => {
  it("1,000 of them from one address leave eleven rows, and the eleventh says that there are more", async () => {
    const at = clock();
    let answers: number[] = [];
    expect(
      await since(async () => {
        for (let n = 0; n < 20; n++)
          answers = [...answers, ...(await times(50, () => forge({ now: at(n) })))];
      }),
    ).toBe(11);
    expect(tally(answers)).toEqual({ 401: 10, 429: 990 });
    const { rows } = await db().execute(
      sql`select count(*)::int as n from audit_log where action = 'webhook.refuse' and reason like 'Too many%' and ip = '198.51.100.7'`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it("from a thousand addresses leave no more than a hundred and one in a minute", async () => {
    const at = clock();
    const from = (i: number) => forge({ now: at(0), ip: `203.0.113.${i % 250}-${Math.floor(i / 250)}` });
    let answers: number[] = [];
    const rows = await since(async () => {
      for (let n = 0; n < 20; n++) answers = [...answers, ...(await times(50, (i) => from(n * 50 + i)))];
    });
    expect(rows).toBe(101);
    expect(tally(answers)).toEqual({ 401: 100, 429: 900 });
  });

  it("for gateways that somebody makes up are counted as one", async () => {
    const at = clock();
    const rows = await since(() => times(60, (i) => forge({ now: at(0), gateway: `gateway-${i}` })));
    expect(rows).toBe(11);
  });

  it("are written down again in the next minute, and from another address at once", async () => {
    const at = clock();
    await times(40, () => forge({ now: at(1) }));
    expect(await since(() => forge({ now: at(59) }))).toBe(0);
    expect(await since(() => forge({ now: at(59), ip: "198.51.100.8" }))).toBe(1);
    expect(await since(() => forge({ now: at(60) }))).toBe(1);
  });

  it("hold up none that is: of a thousand and one from one address, the one that is signed is taken, once", async () => {
    const at = clock();
    const who = await Payer.make(db(), estate);
    await who.invoice("20");
    const { paymentId } = await who.pay("20", await who.card("late"));
    who.now = at(5);
    const message = await wakeSandbox(who.system(), (await who.payment(paymentId)).gatewayRef ?? "");
    if (!message) throw new Error("the sandbox has nothing to tell");
    const context = () => systemContext(db(), { now: who.now, ip: "198.51.100.7" });
    const send = () => takeSignedWebhook(context, { gateway: "sandbox", ...message });
    const taken: number[] = [];
    for (let n = 0; n < 20; n++) {
      const [, answer] = await Promise.all([times(50, () => forge({ now: who.now })), send()]);
      taken.push(answer.status);
    }
    expect(tally(taken)).toEqual({ 200: 20 });
    expect(await who.postings()).toEqual([-20]);
  });
});
