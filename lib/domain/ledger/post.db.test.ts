import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { auditLog, customerBalances, xdrs } from "@/db/schema";
import { makeTransaction, revertXdr } from "@/lib/domain/billing";
import { operation } from "@/lib/kernel/operation";
import { add, sum } from "@/lib/platform/money";
import {
  adminContext,
  customerContext,
  distributorContext,
  resellerContext,
  systemContext,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { checkJournal, type Entry, getXdr, listXdrs, type Posted, post, sumXdrs } from "./index";

let world: World;
let entries: Entry[] = [];
let posted: Posted[] = [];

/** What later contexts do: post in an operation of their own. */
const postAll = operation({
  name: "xdr.test_post",
  permission: "system",
  impersonation: "deny",
  input: z.object({}),
  async run(work) {
    posted = await post(work, entries);
    work.audit.event({ type: "xdr", id: null });
    return posted;
  },
});

const charge = (customerId: number, amount: string, more: Partial<Entry> = {}): Entry => ({
  customerId,
  kind: "charge",
  service: "voice",
  amount,
  occurredAt: new Date("2026-03-15T10:00:00Z"),
  day: "2026-03-15",
  ...more,
});
const write = async (...given: Entry[]) => {
  entries = given;
  return (await postAll(systemContext(db()), {})) as Posted[];
};
const balanceOf = async (customerId: number) =>
  (await db().select().from(customerBalances).where(eq(customerBalances.customerId, customerId)))[0];
const journalOf = (customerId: number) =>
  db().select().from(xdrs).where(eq(xdrs.customerId, customerId)).orderBy(xdrs.position);
const admin = () => adminContext(db());

beforeAll(async () => {
  world = await testWorld(db());
});

describe("posting", () => {
  it("gives positions in order, runs the balance along, and copies the owners of the customer", async () => {
    const { customerId, resellerId } = world.a;
    const made = await write(
      charge(customerId, "10"),
      charge(customerId, "2.5"),
      charge(customerId, "-4.00001"),
    );
    expect(made.map(({ position, before, after }) => [position, before, after])).toEqual([
      [1, "0.00", "10.00"],
      [2, "10.00", "12.50"],
      [3, "12.50", "8.49999"],
    ]);
    expect(await balanceOf(customerId)).toMatchObject({ balance: "8.49999", position: 3 });
    expect(await journalOf(customerId)).toMatchObject([
      { resellerId, currency: "USD", amount: "10.00000" },
      { resellerId },
      { balanceAfter: "8.49999" },
    ]);
  });

  it("posts for many customers at once, each with a journal of its own", async () => {
    const [one, two] = [world.b.customerId, world.house.customerId];
    const made = await write(charge(one, "1"), charge(two, "5"), charge(one, "2"));
    expect(made.map(({ customerId, position, after }) => [customerId, position, after])).toEqual([
      [one, 1, "1.00"],
      [two, 1, "5.00"],
      [one, 2, "3.00"],
    ]);
  });

  it("posts what has a source key once, also when the same key stands twice in a batch", async () => {
    const { customerId } = world.house;
    const before = await balanceOf(customerId);
    const call = charge(customerId, "0.10", { kind: "call", sourceKey: "call 1" });
    expect(await write(call, call)).toHaveLength(1);
    expect(await write(call, charge(customerId, "1"))).toMatchObject([{ amount: "1.00" }]);
    expect((await balanceOf(customerId))?.balance).toBe(`${add(before?.balance ?? "0", "1.10")}000`);
  });

  it("refuses a customer that does not exist, and then writes nothing at all", async () => {
    const { customerId } = world.house;
    const before = await balanceOf(customerId);
    await expect(write(charge(customerId, "1"), charge(999_999_999, "1"))).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await balanceOf(customerId)).toEqual(before);
  });

  it("can't be changed or deleted afterwards, whoever tries", async () => {
    await expect(db().execute(sql`update xdrs set amount = 0`)).rejects.toThrow();
    await expect(db().execute(sql`delete from xdrs`)).rejects.toThrow();
    await expect(db().execute(sql`truncate xdrs`)).rejects.toThrow();
  });

  it("keeps balance = Σ xDRs and positions without a gap through two hundred at once", async () => {
    const { customerId } = world.b;
    const { position = 0 } = (await balanceOf(customerId)) ?? {};
    const amounts = Array.from({ length: 200 }, (_, n) => (n % 3 === 0 ? "-0.33333" : "0.12345"));
    await Promise.all(
      amounts.map((amount) =>
        makeTransaction(admin(), {
          customerId,
          transaction: amount.startsWith("-") ? "manual_credit" : "manual_charge",
          amount: amount.replace("-", ""),
          service: "voice",
        }),
      ),
    );
    const rows = await journalOf(customerId);
    expect(rows.map((row) => row.position)).toEqual(rows.map((_, n) => n + 1));
    expect(rows).toHaveLength(position + 200);
    expect(`${sum(rows.map(({ amount }) => amount))}`).toBe(
      `${sum([(await balanceOf(customerId))?.balance ?? "0"])}`,
    );
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("finds a balance that someone moved past the journal", async () => {
    const { customerId } = world.b;
    const by = (amount: string) =>
      db()
        .update(customerBalances)
        .set({ balance: sql`balance + ${amount}` })
        .where(eq(customerBalances.customerId, customerId));
    await by("0.01");
    const found = await checkJournal(systemContext(db()), {});
    expect(found).toMatchObject([{ customerId }]);
    expect(add(found[0]?.journal ?? "0", "0.01")).toBe(found[0]?.balance);
    await by("-0.01");
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });
});

describe("what people book by hand", () => {
  const book = (transaction: string, amount: string, more: object = {}) =>
    makeTransaction(admin(), {
      customerId: world.a.customerId,
      transaction: transaction as "manual_charge",
      amount,
      ...more,
    });

  it("moves the balance as the trade does: charges and refunds up, credits and payments down", async () => {
    const start = (await balanceOf(world.a.customerId))?.balance ?? "0";
    await book("manual_charge", "20", { service: "voice" });
    await book("manual_credit", "5", { service: "voice" });
    await book("promotional_credit", "3");
    await book("manual_payment", "10");
    expect(await balanceOf(world.a.customerId)).toMatchObject({ unallocated: "10.00000" });
    const { balance } = await book("refund", "4");
    expect(balance).toBe(add(start, "6"));
    expect(await balanceOf(world.a.customerId)).toMatchObject({ unallocated: "6.00000" });
  });

  it("gives back no more than was paid and not used", async () => {
    await expect(book("refund", "6.01")).rejects.toMatchObject({ code: "conflict" });
    await expect(
      makeTransaction(admin(), { customerId: world.house.customerId, transaction: "refund", amount: "1" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("tells the log the balance before and after, with the xDR as its cause", async () => {
    const { xdrId, balance } = await book("manual_charge", "1.50", {
      service: "voice",
      internalComment: "Agreed on the phone",
    });
    const [row] = await db()
      .select()
      .from(auditLog)
      .where(sql`${auditLog.causeType} = 'xdr' and ${auditLog.causeId} = ${String(xdrId)}`);
    expect(row).toMatchObject({
      entityType: "customer",
      property: "balance",
      after: balance,
      delta: "1.50000",
      reason: "Agreed on the phone",
    });
  });

  it("asks which service a charge or a credit is about, and for more than nothing", async () => {
    await expect(book("manual_charge", "1")).rejects.toMatchObject({
      fields: { service: [expect.any(String)] },
    });
    await expect(book("manual_payment", "0")).rejects.toMatchObject({
      fields: { amount: [expect.any(String)] },
    });
    await expect(book("manual_payment", "-1")).rejects.toMatchObject({
      fields: { amount: [expect.any(String)] },
    });
  });

  it("books on a line of the customer, and on nobody else's", async () => {
    const more = { service: "voice", accountId: world.a.accountId };
    const { xdrId } = await book("manual_charge", "1", more);
    expect((await getXdr(admin(), { xdrId })).account?.id).toBe(world.a.accountId);
    await expect(book("manual_charge", "1", { ...more, accountId: world.b.accountId })).rejects.toMatchObject(
      { code: "not_found" },
    );
  });
});

describe("taking back", () => {
  it("posts the opposite, once, however many try at the same moment", async () => {
    const { customerId } = world.a;
    const { xdrId } = await makeTransaction(admin(), {
      customerId,
      transaction: "manual_charge",
      amount: "7",
      service: "data",
    });
    const before = (await balanceOf(customerId))?.balance ?? "0";
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, () => revertXdr(admin(), { xdrId, reason: "wrong customer" })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(add((await balanceOf(customerId))?.balance ?? "0", "7")).toBe(add(before, "0"));
    const item = await getXdr(admin(), { xdrId });
    expect(item).toMatchObject({ revertible: false, reversedBy: expect.any(Number) });
    await expect(
      revertXdr(admin(), { xdrId: item.reversedBy ?? 0, reason: "and back again" }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("takes a payment out of the unallocated payments, and refuses one that is used", async () => {
    const { customerId } = world.house;
    const { xdrId } = await makeTransaction(admin(), {
      customerId,
      transaction: "manual_payment",
      amount: "9",
    });
    await makeTransaction(admin(), { customerId, transaction: "refund", amount: "5" });
    await expect(revertXdr(admin(), { xdrId, reason: "bounced" })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("reading the journal", () => {
  it("shows each its own, newest first, page by page without a hole", async () => {
    const { customerId } = world.b;
    const all = await journalOf(customerId);
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listXdrs>> = await listXdrs(admin(), {
        customerId,
        cursor,
        pageSize: 50,
      });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(all.map(({ id }) => id).reverse());
    const own = await listXdrs(customerContext(db(), world.b.customer), {});
    expect(own.rows.map(({ id }) => id)).toEqual(seen.slice(0, 25));
    const others = await listXdrs(resellerContext(db(), world.a.resellerId), { customerId });
    expect(others).toMatchObject({ rows: [], count: { value: 0, exact: true } });
  });

  it("never shows a customer what staff wrote for staff", async () => {
    const { customerId } = world.b;
    const { xdrId } = await makeTransaction(admin(), {
      customerId,
      transaction: "promotional_credit",
      amount: "1",
      visibleComment: "Sorry for the noise",
      internalComment: "Third complaint this year",
    });
    const mine = await getXdr(customerContext(db(), world.b.customer), { xdrId });
    expect(mine).toMatchObject({ visibleComment: "Sorry for the noise", internalComment: "" });
    expect(await getXdr(admin(), { xdrId })).toMatchObject({ internalComment: "Third complaint this year" });
  });

  it("shows a distributor the journals of the customers it brought, and not what staff wrote for staff", async () => {
    const { distributorId, resellerId, customerId } = world.b;
    const ctx = distributorContext(db(), { distributorId, resellerId });
    const { rows } = await listXdrs(ctx, {});
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ customer }) => customer.id))).toEqual(new Set([customerId]));
    expect(rows.filter(({ internalComment }) => internalComment !== "")).toEqual([]);
  });

  it("says of each row in a list whether it can be taken back: not twice, and not the taking back", async () => {
    const { customerId } = world.b;
    const given = { customerId, transaction: "promotional_credit", amount: "2" } as const;
    const { xdrId } = await makeTransaction(admin(), given);
    const revertible = async () =>
      (await listXdrs(admin(), { customerId })).rows
        .filter(({ id, reverses }) => id === xdrId || reverses === xdrId)
        .map((row) => row.revertible);
    expect(await revertible()).toEqual([true]);
    await revertXdr(admin(), { xdrId, reason: "Given by mistake" });
    expect(await revertible()).toEqual([false, false]);
  });

  it("adds up a stretch of days, charged and credited apart", async () => {
    const { customerId } = world.b;
    const rows = await journalOf(customerId);
    const [total] = await sumXdrs(admin(), { customerId, from: "2026-03-01", to: "2026-03-31" });
    expect(total).toMatchObject({
      currency: "USD",
      rows: rows.length,
      net: sum(rows.map(({ amount }) => amount)),
      charged: sum(rows.map(({ amount }) => amount).filter((amount) => !amount.startsWith("-"))),
    });
  });
});
