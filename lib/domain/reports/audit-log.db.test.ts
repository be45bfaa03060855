import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog } from "@/db/schema";
import type { Permission } from "@/lib/kernel/permissions";
import {
  accountContext,
  actingFor,
  adminContext,
  customerContext,
  distributorContext,
  resellerContext,
} from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { exportAuditLog, listAuditLog } from "./index";

type Row = typeof auditLog.$inferInsert;

const NOW = new Date("2026-03-15T12:00:00Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

const base: Row = {
  kind: "modification",
  action: "customer.update",
  actorRealm: "admin",
  actorId: 7,
  actorName: "Adam Support",
  entityType: "customer",
  entityId: 42,
  entityName: "John Doe",
  customerId: 42,
  ip: "10.0.0.1",
  portal: "admin",
  requestId: "11111111-1111-4111-8111-111111111111",
};

/** One row of each sort, an hour apart, newest first; the name says which one a filter should find. */
const ROWS: Record<string, Partial<Row>> = {
  limit: {
    property: "creditLimit",
    before: "50.00",
    after: "80.00",
    delta: "30.00",
    reason: "Asked by phone",
  },
  acted: {
    property: "email",
    before: "john@example.com",
    after: "doe@example.com",
    action: "customer.update_contact",
    subjectRealm: "customer",
    subjectId: 42,
    subjectName: "John Doe",
    impersonationId: 5,
    portal: "customer",
  },
  opened: {
    kind: "read",
    action: "portal.read",
    entityType: "page",
    entityId: null,
    entityName: "/customer/subscriptions",
    subjectRealm: "customer",
    subjectId: 42,
    subjectName: "John Doe",
    impersonationId: 5,
    portal: "customer",
  },
  started: {
    kind: "auth",
    action: "impersonation.start",
    entityType: "impersonation",
    entityId: 5,
    entityName: "John Doe",
    reason: "Ticket 4711",
  },
  refused: {
    kind: "modification",
    action: "customer.close",
    outcome: "denied",
    entityId: null,
    entityName: "",
    customerId: null,
    actorId: 8,
    actorName: "Eve Intern",
    reason: "No right.",
  },
  created: {
    action: "customer.create",
    entityId: 43,
    entityName: "Jane Roe",
    customerId: 43,
    details: { created: { name: "Jane Roe", email: "jane@example.com", creditLimit: "20.00" } },
  },
  job: {
    action: "subscription.recompute",
    actorRealm: "system",
    actorId: null,
    actorName: "fees.recompute",
    entityType: "subscription",
    entityId: 9,
    entityName: "Essentials",
    property: "recurringFee",
    before: "20.00",
    after: "25.00",
    delta: "5.00",
    causeType: "plan",
    causeId: "3",
    ip: "",
  },
  signedIn: {
    kind: "auth",
    action: "session.sign_in",
    actorRealm: "anonymous",
    actorId: null,
    actorName: "anonymous",
    entityType: "session",
    entityId: 7,
    entityName: "adam",
    customerId: null,
    ip: "192.0.2.9",
    requestId: "22222222-2222-4222-8222-222222222222",
    details: { user: "Adam Support", realm: "admin" },
  },
  product: {
    entityType: "product",
    entityId: 42,
    entityName: "Doe's own bundle",
    customerId: null,
    property: "name",
    before: "Old bundle",
    after: "New bundle",
  },
};
const nameOf = new Map<number, string>();

beforeAll(async () => {
  world = await testWorld(db());
  for (const [index, [name, row]] of Object.entries(ROWS).entries()) {
    const [made] = await db()
      .insert(auditLog)
      .values({ ...base, ...row, at: hoursAgo(index + 1) })
      .returning({ id: auditLog.id });
    nameOf.set(made!.id, name);
  }
});
let world: World;

const ctx = (permissions?: Permission[]) => adminContext(db(), { now: NOW, permissions });
type Input = Parameters<typeof listAuditLog>[1];
const found = async (input: Input, permissions?: Permission[]) =>
  (await listAuditLog(ctx(permissions), input)).rows.map((row) => nameOf.get(row.id) ?? row.action);

describe("the audit log's filters", () => {
  it("show everything, newest first, without any", async () =>
    expect(await found({})).toEqual(Object.keys(ROWS)));

  it.each<[string, Input, string[]]>([
    ["a customer", { customerId: 43 }, ["created"]],
    ["an entity", { entityType: "product", entityId: 42 }, ["product"]],
    ["an entity type", { entityType: "subscription" }, ["job"]],
    ["an id of whatever type", { entityId: 42 }, ["limit", "acted", "product"]],
    ["a part of a name", { entityName: "DOE" }, ["limit", "acted", "started", "product"]],
    ["the beginning of a name", { entityName: "doe", nameMatch: "begins" }, ["product"]],
    ["a name with a wildcard in it", { entityName: "%" }, []],
    ["changes", { kind: "modification", customerId: 42 }, ["limit", "acted", "job"]],
    ["reads", { kind: "read" }, ["opened"]],
    ["a property by its label", { property: "Credit limit" }, ["limit"]],
    ["a property by its name", { property: "recurringFee" }, ["job"]],
    ["a realm", { realm: "system" }, ["job"]],
    ["a user's id", { user: "8" }, ["refused"]],
    ["a part of a user's name", { user: "intern" }, ["refused"]],
    ["an address", { ip: "192.0.2.9" }, ["signedIn"]],
    ["an acting session, its start included", { impersonationId: 5 }, ["acted", "opened", "started"]],
    ["what was done for someone else", { onBehalf: true }, ["acted", "opened"]],
    ["a request", { requestId: "22222222-2222-4222-8222-222222222222" }, ["signedIn"]],
    ["refusals", { outcome: "denied" }, ["refused"]],
    ["several at once", { customerId: 42, onBehalf: true, kind: "read", portal: "" } as Input, ["opened"]],
    [
      "what a form sends for nothing chosen",
      { kind: "", realm: "", entityId: "", from: "" } as never,
      Object.keys(ROWS),
    ],
  ])("find %s", async (_, input, names) => expect(await found(input)).toEqual(names));

  it("take dates in the viewer's zone, both days included", async () => {
    // In Auckland the 16th began at 11:00 in UTC on the 15th, an hour before NOW.
    const day = { from: "2026-03-16", to: "2026-03-16", timeZone: "Pacific/Auckland" };
    expect(await found(day)).toEqual(["limit"]);
    expect(await found({ ...day, from: "2026-03-15" })).toEqual(Object.keys(ROWS));
    expect(await found({ from: "2026-03-15", to: "2026-03-15" })).toEqual(Object.keys(ROWS));
    expect(await found({ to: "2026-03-14" })).toEqual([]);
  });

  it("take instants, the end excluded", async () =>
    expect(await found({ from: "2026-03-15T09:00:00Z", to: "2026-03-15T11:00:00Z" })).toEqual([
      "acted",
      "opened",
    ]));

  it("look a month back without dates, and a year back for one customer", async () => {
    const at = new Date(NOW.getTime() - 90 * 86_400_000);
    const [old] = await db()
      .insert(auditLog)
      .values({ ...base, at, customerId: 44 })
      .returning();
    expect((await found({})).length).toBe(Object.keys(ROWS).length);
    expect((await listAuditLog(ctx(), { customerId: 44 })).rows.map(({ id }) => id)).toEqual([old!.id]);
  });

  it("refuse what is no date, and say in which field", async () => {
    await expect(found({ from: "yesterday" })).rejects.toMatchObject({
      code: "invalid",
      fields: { from: [expect.any(String)] },
    });
  });

  it("page forwards and backwards without losing or repeating a row", async () => {
    const forward: string[] = [];
    let page = await listAuditLog(ctx(), { pageSize: 4 });
    for (;;) {
      forward.push(...page.rows.map(({ id }) => nameOf.get(id)!));
      if (!page.next) break;
      page = await listAuditLog(ctx(), { pageSize: 4, cursor: page.next });
    }
    expect(forward).toEqual(Object.keys(ROWS));
    const before = await listAuditLog(ctx(), { pageSize: 4, cursor: page.prev, direction: "prev" });
    expect(before.rows.map(({ id }) => nameOf.get(id))).toEqual(Object.keys(ROWS).slice(4, 8));
  });
});

describe("a row of the audit log", () => {
  const one = async (name: string, permissions?: Permission[]) =>
    (await listAuditLog(ctx(permissions), {})).rows.find((row) => nameOf.get(row.id) === name)!;

  it("names the real person, and on whose behalf", async () => {
    const row = await one("acted");
    expect(row.actor).toEqual({ realm: "admin", id: 7, name: "Adam Support" });
    expect(row.subject).toEqual({ realm: "customer", id: 42, name: "John Doe" });
    expect((await one("opened")).text).toBe(
      "Adam Support opened the page /customer/subscriptions on behalf of John Doe.",
    );
  });

  it("gives old, new, delta and cause apart, and as a sentence", async () => {
    expect(await one("job")).toMatchObject({
      propertyLabel: "Recurring fee",
      before: "20.00",
      after: "25.00",
      delta: "5.00",
      cause: { type: "plan", id: "3" },
      text: "Recurring fee changed from 20.00 to 25.00 (increased by 5.00). Subscription plan – from a change of its fees (plan id 3).",
    });
  });

  it("hides personal values from those without the right to them, everywhere they stand", async () => {
    const permissions: Permission[] = ["audit:read", "audit:export"];
    const rows = await Promise.all(
      ["acted", "created", "started", "opened"].map((name) => one(name, permissions)),
    );
    const told = JSON.stringify(rows);
    for (const secret of ["John", "Doe", "john@", "doe@", "Jane", "Roe", "jane@"])
      expect(told).not.toContain(secret);
    expect(rows[0]).toMatchObject({ masked: true, before: "j•••@•••.com", after: "d•••@•••.com" });
    expect(rows[0]!.actor.name).toBe("Adam Support");
    expect(rows[1]!.details).toMatchObject({ created: { creditLimit: "20.00" } });
    expect((await one("limit", permissions)).masked).toBe(false);
  });

  it("can't be found by a personal name by those without the right to see it", async () => {
    expect(await found({ entityName: "doe" }, ["audit:read"])).toEqual(["product"]);
    expect(await found({ entityName: "doe" }, ["audit:read", "pii:view"])).toContain("limit");
  });
});

describe("the right to the audit log", () => {
  it("belongs to operators who were given it, and to nobody acting for someone", async () => {
    const { a } = world;
    const others = [
      ctx(["customer:read", "pii:view"]),
      resellerContext(db(), a.resellerId),
      distributorContext(db(), a),
      customerContext(db(), a.customer),
      accountContext(db(), a.account),
      actingFor(customerContext(db(), a.customer), "admin"),
      actingFor(resellerContext(db(), a.resellerId), "admin"),
    ];
    for (const other of others) {
      await expect(listAuditLog(other, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(exportAuditLog(other, {})).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("to read is not the right to export", async () => {
    await expect(exportAuditLog(ctx(["audit:read"]), {})).rejects.toMatchObject({ code: "forbidden" });
  });

  it("is itself written down when used, with what was asked for", async () => {
    const viewer = adminContext(db(), { now: new Date(), permissions: ["audit:read", "audit:export"] });
    await listAuditLog(viewer, { entityType: "product", pageSize: 10 });
    await exportAuditLog(viewer, { customerId: 42 });
    const seen = await listAuditLog(adminContext(db(), { now: new Date() }), { requestId: viewer.requestId });
    expect(
      seen.rows.map(({ action, kind, details, actor }) => ({ action, kind, details, actor: actor.name })),
    ).toEqual([
      {
        action: "audit.export",
        kind: "read",
        actor: "Test admin",
        details: { filter: { customerId: 42, timeZone: "UTC" } },
      },
      {
        action: "audit.list",
        kind: "read",
        actor: "Test admin",
        details: { filter: { entityType: "product", timeZone: "UTC" }, count: 0, ids: [] },
      },
    ]);
    expect(seen.rows.map(({ text }) => text)).toEqual([
      "Test admin exported the audit log.",
      "Test admin viewed the audit log.",
    ]);
  });
});

describe("the export", () => {
  const lines = async (input: Input, permissions?: Permission[]) => {
    const { columns, rows } = await exportAuditLog(ctx(permissions), input);
    const out: Record<string, string>[] = [];
    for await (const row of rows) out.push(Object.fromEntries(columns.map((name, i) => [name, row[i]!])));
    return { columns, out };
  };

  it("has old, new, delta and cause as columns", async () => {
    const { columns, out } = await lines({ entityType: "subscription" });
    expect(columns).toEqual([
      "Time (UTC)",
      "Actor",
      "Actor realm",
      "On behalf of",
      "Subject realm",
      "Impersonation id",
      "Kind",
      "Action",
      "Outcome",
      "Entity type",
      "Entity id",
      "Entity name",
      "Property",
      "Old",
      "New",
      "Delta",
      "Cause type",
      "Cause id",
      "Reason",
      "IP",
      "Portal",
      "Request id",
    ]);
    expect(out).toEqual([
      expect.objectContaining({
        "Time (UTC)": hoursAgo(7).toISOString(),
        Property: "recurringFee",
        Old: "20.00",
        New: "25.00",
        Delta: "5.00",
        "Cause type": "plan",
        "Cause id": "3",
      }),
    ]);
  });

  it("holds every row the list shows, with the same masks", async () => {
    expect((await lines({})).out.length).toBe(Object.keys(ROWS).length);
    const masked = JSON.stringify((await lines({}, ["audit:export"])).out);
    expect(masked).not.toContain("john@example.com");
    expect(masked).not.toContain("Jane");
    expect(masked).toContain("Adam Support");
  });

  it("ends at the moment it was asked for, whatever is written meanwhile", async () => {
    const { rows } = await exportAuditLog(ctx(), {});
    await db()
      .insert(auditLog)
      .values({ ...base, at: new Date(NOW.getTime() + 1), entityName: "Too late" });
    const names: string[] = [];
    for await (const row of rows) names.push(row[11]!);
    expect(names).not.toContain("Too late");
    expect(names.length).toBe(Object.keys(ROWS).length);
  });
});
