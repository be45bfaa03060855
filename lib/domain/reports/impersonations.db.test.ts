import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, company, impersonations, rolePermissions, roles, sessions, users } from "@/db/schema";
import {
  endImpersonation,
  exchangeHandover,
  findImpersonation,
  getImpersonationTarget,
  recordActedRead,
  startImpersonation,
  stopImpersonation,
} from "@/lib/domain/identity";
import type { Context } from "@/lib/kernel/context";
import { permissionsOf } from "@/lib/kernel/permissions";
import { requestId, sha256Hex } from "@/lib/platform/ids";
import {
  actingFor,
  adminContext,
  anonymousContext,
  contextOf,
  customerContext,
  resellerContext,
  systemContext,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { listAccessToMe, listAuditLog, listImpersonations } from "./index";

const REASON = "Ticket 4711: wrong bill";
// The log is stamped by the database's clock, so these tests live in the present.
const now = new Date();
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let world: World;
let userId: number;

/** Adam, an operator with every right, signed in: what an acting session hangs on. */
beforeAll(async () => {
  world = await testWorld(db());
  const [role] = await db().insert(roles).values({ realm: "admin", key: "all", name: "All" }).returning();
  await db()
    .insert(rolePermissions)
    .values(permissionsOf("admin").map((permission) => ({ roleId: role!.id, permission })));
  const [user] = await db()
    .insert(users)
    .values({ realm: "admin", roleId: role!.id, login: "adam", name: "Adam Support", passwordHash: "none" })
    .returning();
  userId = user!.id;
});

let operator: Context;
beforeEach(async () => {
  const idHash = sha256Hex(requestId());
  await db()
    .insert(sessions)
    .values({
      idHash,
      userId,
      portal: "admin",
      lastSeenAt: now,
      idleSeconds: 900,
      expiresAt: later(480),
      authenticatedAt: now,
    });
  const base = adminContext(db(), { now, sessionHash: idHash });
  const person = { userId, name: "Adam Support", login: "adam", realm: "admin" as const };
  operator = contextOf(db(), { ...base.actor, person, name: "Adam Support" } as never, {
    now,
    sessionHash: idHash,
    portal: "admin",
  });
});

const customerOf = (owner: "house" | "a" | "b") => world[owner].customerId;

/** From the reason to the customer's portal, as the browser does it. */
async function act(owner: "house" | "a" | "b" = "house", as: Context = operator) {
  const started = await startImpersonation(as, {
    realm: "customer",
    id: customerOf(owner),
    reason: REASON,
    ticket: "4711",
  });
  const opened = await exchangeHandover(anonymousContext(db(), { now }), {
    code: started.code,
    sessionHashes: [as.sessionHash],
  });
  const find = (at = now) =>
    findImpersonation(systemContext(db(), { now: at }), {
      tokenHash: sha256Hex(opened.token),
      portal: "customer",
    });
  const { acting } = (await find())!;
  return {
    id: started.impersonationId,
    find,
    ctx: contextOf(db(), acting!.actor, { now, portal: "customer" }),
  };
}

const listed = async (id: number, at = now) =>
  (await listImpersonations(adminContext(db(), { now: at }), {})).rows.find((row) => row.id === id)!;

describe("the list of acting sessions", () => {
  it("says who acted for whom, why, how long, and how much was read and changed", async () => {
    const { id, ctx } = await act();
    await recordActedRead(ctx, { receiptId: requestId(), path: "/customer", method: "GET" });
    await recordActedRead(ctx, { receiptId: requestId(), path: "/customer/profile", method: "GET" });
    expect(await listed(id)).toMatchObject({
      actor: { id: userId, realm: "admin", name: "Adam Support" },
      subject: { realm: "customer", id: customerOf("house"), name: "HOUSE customer" },
      reason: REASON,
      ticket: "4711",
      state: "running",
      ended: null,
      reads: 2,
      changes: 0,
    });
    await stopImpersonation(ctx, {});
    expect(await listed(id)).toMatchObject({ state: "ended", ended: { cause: "stopped" } });
  });

  it("tells what ran out from what goes on, though nothing recorded the end", async () => {
    const { id } = await act();
    expect(await listed(id, later(9))).toMatchObject({ state: "running" });
    expect(await listed(id, later(11))).toMatchObject({
      state: "ended",
      ended: { cause: "idle", at: later(10) },
    });
    const unopened = await startImpersonation(operator, {
      realm: "customer",
      id: customerOf("a"),
      reason: REASON,
    });
    expect(await listed(unopened.impersonationId)).toMatchObject({ state: "waiting" });
    expect(await listed(unopened.impersonationId, later(2))).toMatchObject({ state: "unused", ended: null });
  });

  it("finds those of a person, of a customer, and those that run", async () => {
    const { id, ctx } = await act("b");
    const ids = async (input: Parameters<typeof listImpersonations>[1]) =>
      (await listImpersonations(adminContext(db(), { now }), input)).rows.map((row) => row.id);
    expect(await ids({ customerId: customerOf("b"), state: "running" })).toEqual([id]);
    expect(await ids({ user: "adam s", customerId: customerOf("b") })).toEqual([id]);
    expect(await ids({ user: "nobody" })).toEqual([]);
    await stopImpersonation(ctx, {});
    expect(await ids({ customerId: customerOf("b"), state: "running" })).toEqual([]);
  });

  it("masks the customer's name for those without the right to it, and is only for readers of the log", async () => {
    const { id } = await act();
    const { rows } = await listImpersonations(adminContext(db(), { now, permissions: ["audit:read"] }), {});
    expect(rows.find((row) => row.id === id)?.subject.name).toBe("H••• c•••");
    for (const other of [
      adminContext(db(), { permissions: ["user:manage"] }),
      resellerContext(db(), world.a.resellerId),
      actingFor(resellerContext(db(), world.a.resellerId), "admin"),
    ])
      await expect(listImpersonations(other, {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is itself written down", async () => {
    const ctx = adminContext(db(), { now: new Date() });
    await listImpersonations(ctx, { user: "adam" });
    const { rows } = await listAuditLog(adminContext(db(), { now: new Date() }), {
      requestId: ctx.requestId,
    });
    expect(rows.map(({ action, details }) => ({ action, filter: details?.filter }))).toEqual([
      { action: "impersonation.list", filter: { user: "adam", customerId: null } },
    ]);
  });
});

describe("ending an acting session from outside", () => {
  it("ends it on the next request, with the person and the reason in the log", async () => {
    const { id, find } = await act();
    const boss = adminContext(db(), { now, permissions: ["user:manage"] });
    await endImpersonation(boss, { impersonationId: id, reason: "Wrong customer" });
    expect(await find()).toMatchObject({ acting: null, ended: "revoked", recorded: true });
    expect(await listed(id)).toMatchObject({ state: "ended", ended: { cause: "revoked" } });
    const { rows } = await listAuditLog(adminContext(db(), { now: new Date() }), { impersonationId: id });
    expect(rows[0]).toMatchObject({
      action: "impersonation.end_now",
      text: "Test admin ended the acting of Adam Support for HOUSE customer. Reason: Wrong customer",
    });
    await expect(endImpersonation(boss, { impersonationId: id, reason: "Again" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("takes the right to manage users, and is nobody's to do while acting", async () => {
    const { id, ctx } = await act();
    for (const other of [adminContext(db(), { permissions: ["audit:read"] }), ctx])
      await expect(endImpersonation(other, { impersonationId: id, reason: "Because" })).rejects.toMatchObject(
        {
          code: "forbidden",
        },
      );
  });

  it("shows a reseller neither an operator's sessions nor a neighbour's", async () => {
    const { id } = await act("a");
    for (const owner of [world.a, world.b])
      await expect(
        endImpersonation(resellerContext(db(), owner.resellerId), { impersonationId: id, reason: "Because" }),
      ).rejects.toMatchObject({ code: "not_found" });
  });

  it("is for what still runs: what ended is recorded once", async () => {
    const { id, ctx, find } = await act();
    await stopImpersonation(ctx, {});
    expect(await find()).toMatchObject({ ended: "stopped", recorded: true });
    await expect(
      endImpersonation(adminContext(db(), { now }), { impersonationId: id, reason: "Because" }),
    ).rejects.toMatchObject({ code: "conflict" });
    const [row] = await db().select().from(impersonations).where(eq(impersonations.id, id));
    expect(row?.endCause).toBe("stopped");
  });
});

describe("whom “log in as” would act for", () => {
  it("is shown with what stands in the way", async () => {
    expect(await getImpersonationTarget(operator, { realm: "customer", id: customerOf("a") })).toMatchObject({
      name: "CANARY_A customer",
      available: true,
      switchedOn: true,
    });
  });

  it("is absent outside one's own tree, and refused upward, sideways and while acting", async () => {
    const reseller = resellerContext(db(), world.a.resellerId);
    const ask = (ctx: Context, realm: "customer" | "reseller", id: number) =>
      getImpersonationTarget(ctx, { realm, id });
    expect((await ask(reseller, "customer", customerOf("a"))).name).toBe("CANARY_A customer");
    await expect(ask(reseller, "customer", customerOf("b"))).rejects.toMatchObject({ code: "not_found" });
    await expect(ask(reseller, "reseller", world.b.resellerId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      ask(customerContext(db(), world.a.customer), "customer", customerOf("a")),
    ).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(ask(actingFor(reseller, "admin"), "customer", customerOf("a"))).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      ask(adminContext(db(), { permissions: ["customer:read"] }), "customer", customerOf("a")),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("who looked at my account", () => {
  const me = () => customerContext(db(), world.house.customer, { now: new Date() });

  it("is empty while the company does not tell", async () => {
    await act();
    expect(await listAccessToMe(me(), {})).toMatchObject({ told: false, rows: [] });
  });

  it("tells when and what, and that it was support: never a name", async () => {
    await db().update(company).set({ tellCustomerOfAccess: true });
    const { ctx } = await act();
    await recordActedRead(ctx, { receiptId: requestId(), path: "/customer/subscriptions", method: "GET" });
    const { rows, told } = await listAccessToMe(me(), {});
    expect(told).toBe(true);
    expect(rows.slice(0, 2).map(({ who, text }) => ({ who, text }))).toEqual([
      { who: "support", text: "Looked at the page “subscriptions”" },
      { who: "support", text: "Opened your portal" },
    ]);
    expect(JSON.stringify(rows)).not.toContain("Adam");
  });

  it("shows nobody else's", async () => {
    await act("a");
    const mine = (await listAccessToMe(me(), { pageSize: 100 })).rows.map(({ id }) => id);
    const rows = await db().select({ id: auditLog.id, of: auditLog.customerId }).from(auditLog);
    expect(mine.length).toBeGreaterThan(0);
    for (const id of mine) expect(rows.find((row) => row.id === id)?.of).toBe(customerOf("house"));
  });
});
