import { and, eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customers, idempotencyKeys, rateLimits, users } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { permissionsOf } from "@/lib/kernel/permissions";
import { anonymousContext, systemContext, TEST_NOW } from "@/lib/testing/contexts";
import { minutesAfter, userRow } from "@/lib/testing/people";
import {
  asManager,
  asRoot,
  auditOf,
  holding,
  newLogin,
  openUserTrial,
  role,
  root,
  world,
} from "@/lib/testing/user-trial";
import * as identity from "./index";

type NewUser = Parameters<typeof identity.createUser>[1];
const operator = (more: Partial<NewUser> = {}): NewUser => ({
  realm: "admin",
  roleId: role("support"),
  login: newLogin(),
  name: "New Person",
  ...more,
});

beforeAll(openUserTrial);

beforeEach(async () => {
  await db().delete(rateLimits);
});

describe("the list of users", () => {
  const logins = async (ctx: Context, input: object = {}) =>
    (await identity.listUsers(ctx, { pageSize: 100, ...input })).rows.map((row) => row.login);

  it("shows operators everyone, and a reseller its own, its distributors' and its customers' people", async () => {
    expect(await logins(await asRoot())).toEqual(
      expect.arrayContaining(["root", "a-manager", "b-manager", "b-line"]),
    );
    expect(await logins(await asManager())).toEqual(["a-manager", "a-seller", "maria@a.example"]);
  });

  it("finds by login, name and e-mail, whatever the case, and narrows by realm and status", async () => {
    const ctx = await asRoot();
    expect(await logins(ctx, { q: "MANAGER" })).toEqual(["a-manager", "b-manager"]);
    expect(await logins(ctx, { q: "b-line person" })).toEqual(["b-line"]);
    expect(await logins(ctx, { q: "@people.example", realm: "account" })).toEqual(["b-line"]);
    expect(await logins(ctx, { q: "ro" })).toEqual(["root"]);
    expect(await logins(ctx, { status: "disabled" })).toEqual([]);
    expect(await logins(ctx, { q: "%" })).toEqual([]);
    expect(await logins(await asManager(), { q: "b-manager" })).toEqual([]);
  });

  it("is read page by page, both ways, with nobody twice and nobody missing", async () => {
    const ctx = await asRoot();
    const all = await logins(ctx);
    const seen: string[] = [];
    let page = await identity.listUsers(ctx, { pageSize: 2 });
    expect(page.count).toEqual({ value: all.length, exact: true });
    for (;;) {
      seen.push(...page.rows.map((row) => row.login));
      if (!page.next) break;
      page = await identity.listUsers(ctx, { pageSize: 2, cursor: page.next });
    }
    expect(seen).toEqual(all);
    const back = await identity.listUsers(ctx, { pageSize: 2, cursor: page.prev, direction: "prev" });
    const before = all.length - page.rows.length;
    expect(back.rows.map((row) => row.login)).toEqual(all.slice(before - 2, before));
  });

  it("tells nothing secret", async () => {
    const text = JSON.stringify(await identity.listUsers(await asRoot(), { pageSize: 100 }));
    expect(text).not.toMatch(/password_?hash|argon2|totp/i);
  });

  it("is masked for those without the right to personal data, in its cursors too", async () => {
    const ctx = holding(
      await asRoot(),
      permissionsOf("admin").filter((right) => right !== "pii:view"),
    );
    const list = await identity.listUsers(ctx, { realm: "customer", pageSize: 10 });
    expect(list.rows[0]).toMatchObject({
      login: "m•••@•••.example",
      name: "m••• p•••",
      email: "m•••@•••.example",
    });
    const lines = await identity.listUsers(ctx, { realm: "account", pageSize: 10 });
    expect(lines.rows).not.toEqual([]);
    for (const { owner } of lines.rows) expect(owner?.name).toMatch(/^•••/);
    const choices = await identity.listUserOwners(ctx, { realm: "account", id: world.a.accountId });
    expect(choices).toEqual([{ id: world.a.accountId, label: expect.stringMatching(/^•••/) }]);
    const small = await identity.listUsers(ctx, { pageSize: 1 });
    const cursor = Buffer.from(small.next ?? "", "base64url").toString();
    expect(cursor).toContain("id:asc");
    const everyone = await db().select({ login: users.login }).from(users);
    for (const { login } of everyone) expect(cursor).not.toContain(login);
  });

  it("leaves a row in the log saying who was seen", async () => {
    const ctx = await asRoot();
    await identity.listUsers(ctx, { q: "b-line" });
    const rows = await db()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, "user.list"), eq(auditLog.requestId, ctx.requestId)));
    expect(rows).toMatchObject([{ kind: "read", details: { count: 1, filter: { q: "b-line" } } }]);
  });

  it("answers a search of a million people through the index", async () => {
    const plan = await db().execute<{ "QUERY PLAN": string }>(
      sql`explain select id from users where search like '%maria%'`,
    );
    await db().execute(sql`set enable_seqscan = off`);
    const forced = await db().execute<{ "QUERY PLAN": string }>(
      sql`explain select id from users where search like '%maria%'`,
    );
    await db().execute(sql`reset enable_seqscan`);
    expect(plan.rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(forced.rows)).toContain("users_search");
  });
});

describe("creating a user", () => {
  it("gives a temporary password once, to be changed at the first sign-in", async () => {
    const ctx = { ...(await asRoot()), idempotencyKey: "0123456789abcdef" };
    const made = await identity.createUser(ctx, operator({ login: "anna" }));
    expect(made.temporaryPassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    const signed = await identity.signIn(anonymousContext(db()), {
      login: "anna",
      password: made.temporaryPassword ?? "",
    });
    expect(signed).toMatchObject({ ok: true, realm: "admin", next: "change_password" });
    const kept = JSON.stringify([
      await db().select().from(auditLog),
      await db().select().from(idempotencyKeys),
      await db().select().from(users),
    ]);
    expect(kept).not.toContain(made.temporaryPassword);
    expect(await auditOf("user.create", made.userId)).toMatchObject([
      { entityName: "anna", actorId: root.userId, details: { created: { login: "anna", role: "Support" } } },
    ]);
  });

  it("takes a password that was given, if it is a good one, and has it changed just the same", async () => {
    const ctx = await asRoot();
    await expect(identity.createUser(ctx, operator({ password: "short" }))).rejects.toMatchObject({
      fields: { password: expect.anything() },
    });
    const made = await identity.createUser(
      ctx,
      operator({ password: "a long enough password", mustChangePassword: false }),
    );
    expect(made.temporaryPassword).toBeNull();
    expect((await userRow(db(), made.userId)).mustChangePassword).toBe(true);
  });

  it.each([
    ["distributor", "distributor", "distributorId"],
    ["customer", "customer", "customerId"],
    ["account", "account", "accountId"],
    ["reseller", "reseller_support", "resellerId"],
  ] as const)("for a %s copies the owners from the row it stands for", async (realm, key, id) => {
    const made = await identity.createUser(
      await asManager(),
      operator({ realm, roleId: role(key), ownerId: world.a[id] }),
    );
    const row = await userRow(db(), made.userId);
    expect(row).toMatchObject({ realm, resellerId: world.a.resellerId });
    expect(row[id]).toBe(world.a[id]);
    if (realm === "account") expect(row.customerId).toBe(world.a.customerId);
  });

  it("under a neighbour's customer is like under one that does not exist", async () => {
    const ctx = await asManager();
    for (const [realm, ownerId] of [
      ["customer", world.b.customerId],
      ["account", world.b.accountId],
      ["distributor", world.b.distributorId],
    ] as const)
      for (const id of [ownerId, 999_999_999])
        await expect(
          identity.createUser(ctx, operator({ realm, roleId: role(realm), ownerId: id })),
        ).rejects.toMatchObject({ code: "not_found", message: `This ${realm} does not exist.` });
    const made = await identity.createUser(
      ctx,
      operator({ realm: "reseller", roleId: role("reseller_support"), ownerId: world.b.resellerId }),
    );
    expect((await userRow(db(), made.userId)).resellerId).toBe(world.a.resellerId);
  });

  it("never reaches above one's own realm", async () => {
    await expect(identity.createUser(await asManager(), operator())).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("never gives a right its maker lacks", async () => {
    const ctx = holding(await asRoot(), ["user:read", "user:manage", "customer:read"]);
    await expect(identity.createUser(ctx, operator())).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("You can't give a role with rights you do not have."),
    });
    const denied = await db().select().from(auditLog).where(eq(auditLog.requestId, ctx.requestId));
    expect(denied).toMatchObject([{ action: "user.create", outcome: "denied" }]);
  });

  it("takes no role of another portal", async () => {
    await expect(
      identity.createUser(await asRoot(), operator({ roleId: role("customer") })),
    ).rejects.toMatchObject({
      fields: { roleId: expect.anything() },
    });
  });

  it("refuses a login that is taken in any portal and any case, in words that tell nothing", async () => {
    await expect(
      identity.createUser(await asManager(), {
        ...operator({ realm: "reseller", roleId: role("reseller_support") }),
        login: "ROOT",
      }),
    ).rejects.toMatchObject({
      code: "conflict",
      fields: { login: ["This login can't be used. Choose another one."] },
    });
  });

  it.each(["", "ab", "with space", "-dash", "ünï", "a".repeat(101), "tab\tbed"])(
    "refuses the login “%s”",
    async (login) => {
      await expect(identity.createUser(await asRoot(), { ...operator(), login })).rejects.toMatchObject({
        fields: { login: expect.anything() },
      });
    },
  );

  it("asks for a fresh session", async () => {
    const stale = { ...(await asRoot()), now: minutesAfter(TEST_NOW, 16) };
    await expect(identity.createUser(stale, operator())).rejects.toMatchObject({
      fields: { stepUp: [expect.any(String)] },
    });
  });

  it("is refused for a closed customer", async () => {
    await db().update(customers).set({ closedAt: TEST_NOW }).where(eq(customers.id, world.b.customerId));
    await expect(
      identity.createUser(
        await asRoot(),
        operator({ realm: "customer", roleId: role("customer"), ownerId: world.b.customerId }),
      ),
    ).rejects.toMatchObject({ code: "conflict" });
    await db().update(customers).set({ closedAt: null }).where(eq(customers.id, world.b.customerId));
  });

  it("offers the owners and the roles there are to choose from, in scope", async () => {
    const ctx = await asManager();
    const owners = await identity.listUserOwners(ctx, { realm: "customer", q: "canary" });
    expect(owners).toEqual([{ id: world.a.customerId, label: "CANARY_A customer" }]);
    expect(await identity.listUserOwners(ctx, { realm: "account", id: world.b.accountId })).toEqual([]);
    expect(await identity.listUserOwners(ctx, { realm: "reseller" })).toEqual([
      { id: world.a.resellerId, label: "CANARY_A reseller" },
    ]);
    const choices = await identity.listRoleChoices(ctx, {});
    expect(new Set(choices.map((choice) => choice.realm))).toEqual(
      new Set(["reseller", "distributor", "customer", "account"]),
    );
    const few = await identity.listRoleChoices(
      holding(await asRoot(), ["user:manage", ...permissionsOf("account")]),
      {},
    );
    expect(few.map((choice) => choice.name)).toEqual(["Account user"]);
  });
});

describe("the first operator", () => {
  it("is made by the system, once", async () => {
    const person = { login: "first", name: "First" };
    await expect(identity.createFirstAdmin(await asRoot(), person)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(identity.createFirstAdmin(systemContext(db()), person)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
