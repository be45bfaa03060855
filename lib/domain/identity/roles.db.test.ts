import { and, eq, ne } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, impersonations, rateLimits, rolePermissions, roles, users } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { ALL_PERMISSIONS, permissionsOf } from "@/lib/kernel/permissions";
import { anonymousContext, contextOf, systemContext, TEST_NOW } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { makeUser, minutesAfter, roleId, signedIn, type TestUser } from "@/lib/testing/people";
import * as identity from "./index";

let world: World;
let root: TestUser;

const asRoot = async () => (await signedIn(db(), root)).ctx;
const rightsOf = async (id: number) =>
  (await db().select().from(rolePermissions).where(eq(rolePermissions.roleId, id)))
    .map((row) => row.permission)
    .toSorted();
const auditOf = (action: string, id: number) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityId, id)));
const callCentre = {
  realm: "admin",
  name: "Call centre",
  permissions: ["customer:read", "impersonate:customer"],
} as const;
let count = 0;
const custom = async (ctx: Context, permissions: string[] = [...callCentre.permissions]) => {
  count += 1;
  const { roleId: id } = await identity.createRole(ctx, {
    realm: "admin",
    name: `Custom ${count}`,
    permissions,
  });
  return { id, name: `Custom ${count}` };
};

describe("an empty installation", () => {
  it("gets its roles, then its first operator, then no second one that way", async () => {
    const system = systemContext(db());
    await expect(identity.createFirstAdmin(system, { login: "owner", name: "Owner" })).rejects.toMatchObject({
      code: "conflict",
      message: "The roles are not installed yet.",
    });
    expect(await identity.listRoleDrift(system, {})).toEqual(identity.BUILTIN_ROLES.map(({ key }) => key));
    const both = await Promise.all([identity.installRoles(system, {}), identity.installRoles(system, {})]);
    expect(both.map(({ changed }) => changed.length).toSorted()).toEqual([0, identity.BUILTIN_ROLES.length]);
    expect(await identity.listRoleDrift(system, {})).toEqual([]);
    const made = await identity.createFirstAdmin(system, { login: "owner", name: "Owner" });
    const [row] = await db().select().from(users).where(eq(users.id, made.userId));
    expect(row).toMatchObject({
      realm: "admin",
      mustChangePassword: true,
      roleId: await roleId(db(), "super_admin"),
    });
    await expect(
      identity.createFirstAdmin(system, { login: "second", name: "Second" }),
    ).rejects.toMatchObject({ code: "conflict" });
    await db().delete(users).where(ne(users.id, 0));
  });
});

describe("roles", () => {
  beforeAll(async () => {
    world = await testWorld(db());
    root = await makeUser(db(), "admin", "super_admin", "root");
  });

  beforeEach(async () => {
    await db().delete(rateLimits);
  });

  it("that are built in hold what this version says, super admin everything", async () => {
    const all = await identity.listRoles(await asRoot(), {});
    const byKey = new Map(all.map((role) => [role.key, role]));
    for (const wanted of identity.BUILTIN_ROLES)
      expect(byKey.get(wanted.key)?.permissions.toSorted()).toEqual(wanted.permissions.toSorted());
    expect(byKey.get("super_admin")?.permissions).toHaveLength(permissionsOf("admin").length);
    expect(
      byKey
        .get("auditor")
        ?.permissions.some((right) => /:(create|update|manage|close|run|contact)$/.test(right)),
    ).toBe(false);
    expect(byKey.get("super_admin")?.users).toEqual({ value: 1, exact: true });
  });

  it("that drifted are brought back by the next start, people's rights with them", async () => {
    const support = await roleId(db(), "support");
    const wanted = await rightsOf(support);
    await db()
      .delete(rolePermissions)
      .where(and(eq(rolePermissions.roleId, support), eq(rolePermissions.permission, "customer:read")));
    await db().insert(rolePermissions).values({ roleId: support, permission: "role:manage" });
    const system = systemContext(db());
    expect(await identity.listRoleDrift(system, {})).toEqual(["support"]);
    expect(await identity.installRoles(system, {})).toEqual({ changed: ["support"] });
    expect(await rightsOf(support)).toEqual(wanted);
    const rows = (await auditOf("role.install", support)).filter((row) => row.property !== null);
    expect(rows.map((row) => [row.property, row.before, row.after])).toEqual([
      ["customer:read", "no", "yes"],
      ["role:manage", "yes", "no"],
    ]);
  });

  it("that a new version adds take their name; a custom role of that name keeps its rights under another", async () => {
    const auditor = await roleId(db(), "auditor");
    await db().update(roles).set({ name: "Old name" }).where(eq(roles.id, auditor));
    const ctx = await asRoot();
    const { roleId: own } = await identity.createRole(ctx, {
      ...callCentre,
      name: "Auditor",
      permissions: ["customer:read"],
    });
    await identity.installRoles(systemContext(db()), {});
    expect((await identity.getRole(ctx, { roleId: auditor })).name).toBe("Auditor");
    expect(await identity.getRole(ctx, { roleId: own })).toMatchObject({
      name: "Auditor (custom)",
      permissions: ["customer:read"],
    });
  });

  it("are made with rights of their own realm, and each leaves a row", async () => {
    const { roleId: id } = await identity.createRole(await asRoot(), {
      ...callCentre,
      permissions: [...callCentre.permissions],
    });
    expect(await rightsOf(id)).toEqual(["customer:read", "impersonate:customer"]);
    expect(await auditOf("role.create", id)).toMatchObject([{ entityName: "Call centre" }]);
    const ctx = await asRoot();
    await expect(
      identity.createRole(ctx, { realm: "customer", name: "Too much", permissions: ["user:manage"] }),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(
      identity.createRole(ctx, { realm: "admin", name: "Unknown", permissions: ["everything"] }),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(
      identity.createRole(ctx, { ...callCentre, name: "CALL CENTRE", permissions: [] }),
    ).rejects.toMatchObject({
      fields: { name: expect.anything() },
    });
  });

  it("may be made without any right", async () => {
    const { roleId: id } = await identity.createRole(await asRoot(), { realm: "admin", name: "Nothing yet" });
    expect(await rightsOf(id)).toEqual([]);
  });

  it("are changed one row a right, and count with the next request of everyone who has them", async () => {
    const role = await custom(await asRoot());
    const user = await makeUser(db(), "admin", "support", `of-${role.id}`);
    await db().update(users).set({ roleId: role.id }).where(eq(users.id, user.userId));
    const session = await signedIn(db(), user);
    await identity.updateRole(await asRoot(), {
      roleId: role.id,
      name: role.name,
      permissions: ["customer:read", "account:read"],
    });
    const actor = (await session.at(TEST_NOW))?.actor;
    expect(actor && "permissions" in actor ? [...actor.permissions].toSorted() : []).toEqual([
      "account:read",
      "customer:read",
    ]);
    const rows = (await auditOf("role.update", role.id)).filter((row) => row.property !== null);
    expect(rows.map((row) => [row.property, row.after]).toSorted()).toEqual([
      ["account:read", "yes"],
      ["impersonate:customer", "no"],
    ]);
  });

  it("that lose “log in as” end it for everyone who is at it", async () => {
    const role = await custom(await asRoot());
    const user = await makeUser(db(), "admin", "support", `at-${role.id}`);
    await db().update(users).set({ roleId: role.id }).where(eq(users.id, user.userId));
    const { ctx, sessionHash } = await signedIn(db(), user);
    const { code, impersonationId } = await identity.startImpersonation(ctx, {
      realm: "customer",
      id: world.a.customerId,
      reason: "asked on the phone",
    });
    await identity.exchangeHandover(anonymousContext(db()), { code, sessionHashes: [sessionHash] });
    await identity.updateRole(await asRoot(), {
      roleId: role.id,
      name: role.name,
      permissions: ["customer:read"],
    });
    const [row] = await db().select().from(impersonations).where(eq(impersonations.id, impersonationId));
    expect(row?.endCause).toBe("actor_lost_right");
  });

  it("that are built in are neither changed nor deleted", async () => {
    const ctx = await asRoot();
    const id = await roleId(db(), "support");
    const changed = identity.updateRole(ctx, { roleId: id, name: "Support", permissions: ALL_PERMISSIONS });
    await expect(changed).rejects.toMatchObject({ code: "conflict" });
    await expect(identity.deleteRole(ctx, { roleId: id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("are deleted only while nobody has them", async () => {
    const ctx = await asRoot();
    const role = await custom(ctx);
    const user = await makeUser(db(), "admin", "support", `has-${role.id}`);
    await db().update(users).set({ roleId: role.id }).where(eq(users.id, user.userId));
    await expect(identity.deleteRole(ctx, { roleId: role.id })).rejects.toMatchObject({ code: "conflict" });
    await db()
      .update(users)
      .set({ roleId: await roleId(db(), "support") })
      .where(eq(users.id, user.userId));
    await identity.deleteRole(ctx, { roleId: role.id });
    await expect(identity.getRole(ctx, { roleId: role.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await auditOf("role.delete", role.id)).toHaveLength(1);
  });

  it("can't be a ladder: nobody makes, widens, takes over or deletes one beyond their own rights", async () => {
    const { actor, ...rest } = await asRoot();
    const weak = contextOf(
      db(),
      { ...actor, permissions: new Set(["role:manage", "customer:read"]) } as Context["actor"],
      rest,
    );
    const [strong, own] = [
      await custom(await asRoot(), ["audit:read"]),
      await custom(await asRoot(), ["customer:read"]),
    ];
    for (const attempt of [
      () => identity.createRole(weak, { realm: "admin", name: "Ladder", permissions: ["audit:read"] }),
      () =>
        identity.updateRole(weak, {
          roleId: own.id,
          name: "Ladder",
          permissions: ["customer:read", "audit:read"],
        }),
      () => identity.updateRole(weak, { roleId: strong.id, name: "Ladder", permissions: [] }),
      () => identity.deleteRole(weak, { roleId: strong.id }),
    ])
      await expect(attempt()).rejects.toMatchObject({
        code: "forbidden",
        message: expect.stringContaining("“Read the audit log”"),
      });
    await identity.updateRole(weak, { roleId: own.id, name: "Fine", permissions: [] });
  });

  it("are changed in a fresh session only", async () => {
    const role = await custom(await asRoot());
    const stale = { ...(await asRoot()), now: minutesAfter(TEST_NOW, 16) };
    for (const attempt of [
      () => identity.createRole(stale, { realm: "admin", name: "Stale" }),
      () => identity.updateRole(stale, { roleId: role.id, name: "Stale" }),
      () => identity.deleteRole(stale, { roleId: role.id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ fields: { stepUp: [expect.any(String)] } });
  });
});
