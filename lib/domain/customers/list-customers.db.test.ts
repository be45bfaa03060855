import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customerBalances, customers } from "@/db/schema";
import { ALL_PERMISSIONS } from "@/lib/kernel/permissions";
import { adminContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as context from "./index";

let world: World;
const admin = () => adminContext(db());
const masked = () => adminContext(db(), { permissions: ALL_PERMISSIONS.filter((one) => one !== "pii:view") });
type Input = Parameters<typeof context.listCustomers>[1];
const names = async (input: Input, ctx = admin()) =>
  (await context.listCustomers(ctx, input)).rows.map(({ name }) => name);
const insert = (rows: Partial<typeof customers.$inferInsert>[]) =>
  db()
    .insert(customers)
    .values(rows.map((row) => ({ classId: world.house.classId, currency: "USD", name: "", ...row })))
    .returning({ id: customers.id });

beforeAll(async () => {
  world = await testWorld(db());
  await insert([
    { name: "100% Wool", city: "Oslo", state: "NY", email: "wool@example.com" },
    { name: "100 Wool", city: "oslo", state: "N", email: "ten@example.com" },
    { name: "a_b", companyName: "Under_score", phone1: "+47 22 11" },
    { name: "axb", companyName: "Underxscore", phone1: "+47 22 12" },
    { name: "back\\slash", fax: "555-0100" },
    { name: "Maverick", firstName: "Eric", lastName: "Hammersmith", blocked: true },
    { name: "Zoë", zip: "0150", externalRef: "CRM-77", closedAt: new Date("2026-01-01T00:00:00Z") },
    { name: "zöe second", balanceControl: "prepaid" },
  ]);
});

describe("simple search", () => {
  it.each([
    ["one string in any name or contact field", "example.com", ["100 Wool", "100% Wool"]],
    ["whatever the case", "OSLO", ["100 Wool", "100% Wool"]],
    ["first and last name together", "eric hammer", ["Maverick"]],
    ["the reference of the system it came from", "crm-77", ["Zoë"]],
    ["a percent sign as a percent sign", "100%", ["100% Wool"]],
    ["an underscore as an underscore", "a_b", ["a_b"]],
    ["a backslash as a backslash", "k\\s", ["back\\slash"]],
    ["letters beyond the Latin ones", "ZOË", ["Zoë"]],
    ["what is not there", "nothing like it", []],
    ["a quote as a quote", "' or 1=1 --", []],
  ])("finds %s", async (_, q, expected) => expect(await names({ q })).toEqual(expected));

  it("of one or two letters finds how names begin, and says so", async () => {
    expect(await context.listCustomers(admin(), { q: "zo" })).toMatchObject({
      searched: "begins",
      rows: [{ name: "Zoë" }],
    });
    expect(await context.listCustomers(admin(), { q: "sl" })).toMatchObject({ searched: "begins", rows: [] });
    expect(await context.listCustomers(admin(), { q: "osl" })).toMatchObject({ searched: "contains" });
    expect(await context.listCustomers(admin(), { q: "%" })).toMatchObject({ rows: [] });
  });
});

describe("advanced search", () => {
  it.each([
    ["is", "city", "OSLO", ["100 Wool", "100% Wool"]],
    ["is, of two letters", "state", "ny", ["100% Wool"]],
    ["is, of one letter", "state", "n", ["100 Wool"]],
    ["begins", "name", "100", ["100 Wool", "100% Wool"]],
    ["begins, with a wildcard in it", "name", "100%", ["100% Wool"]],
    ["begins, of one letter", "firstName", "e", ["Maverick"]],
    ["contains", "companyName", "r_s", ["a_b"]],
    ["contains, of two letters", "firstName", "ri", ["Maverick"]],
    ["ends", "lastName", "SMITH", ["Maverick"]],
    ["ends, at the end of the search column", "externalRef", "77", ["Zoë"]],
    ["is, at the end of the search column", "externalRef", "crm-77", ["Zoë"]],
    ["ends, of signs and figures", "fax", "-0100", ["back\\slash"]],
    ["is, with spaces and signs", "phone1", "+47 22 11", ["a_b"]],
  ])("%s", async (op, field, value, expected) => {
    const condition = { field, op: op.split(",")[0], value } as NonNullable<Input["conditions"]>[number];
    expect(await names({ conditions: [condition] })).toEqual(expected);
  });

  it("finds fields that are empty", async () => {
    const empty = await names({ conditions: [{ field: "email", op: "empty", value: "" }] });
    expect(empty).toContain("axb");
    expect(empty).not.toContain("100 Wool");
  });

  it("joins any number of conditions by AND", async () => {
    expect(
      await names({
        conditions: [
          { field: "city", op: "is", value: "oslo" },
          { field: "email", op: "begins", value: "wo" },
          { field: "name", op: "contains", value: "%" },
        ],
      }),
    ).toEqual(["100% Wool"]);
  });

  it("does not find a value in a neighbouring field", async () => {
    expect(await names({ conditions: [{ field: "zip", op: "is", value: "oslo" }] })).toEqual([]);
    expect(await names({ conditions: [{ field: "lastName", op: "begins", value: "eric" }] })).toEqual([]);
  });

  it("refuses a comparison without a value", async () => {
    await expect(
      context.listCustomers(admin(), { conditions: [{ field: "city", op: "is" }] }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("scopes and filters", () => {
  it("direct customers are those without a reseller", async () => {
    expect(await names({ scope: "direct", q: "customer" })).toEqual(["HOUSE customer"]);
    expect(await names({ q: "customer" })).toEqual([
      "CANARY_A customer",
      "CANARY_B customer",
      "HOUSE customer",
    ]);
  });
  it("of a reseller, and of a distributor", async () => {
    expect(await names({ resellerId: world.a.resellerId })).toEqual(["CANARY_A customer"]);
    expect(await names({ distributorId: String(world.b.distributorId) })).toEqual(["CANARY_B customer"]);
  });
  it("a reseller asking for another's sees nothing, and all of its own otherwise", async () => {
    const reseller = resellerContext(db(), world.a.resellerId);
    expect(await names({ resellerId: world.b.resellerId }, reseller)).toEqual([]);
    expect(await names({ scope: "direct" }, reseller)).toEqual([]);
    expect(await names({}, reseller)).toEqual(["CANARY_A customer"]);
  });
  it.each([
    ["blocked", ["Maverick"]],
    ["closed", ["Zoë"]],
  ] as const)("status %s", async (status, expected) => expect(await names({ status })).toEqual(expected));
  it("status active leaves out the others", async () => {
    const active = await names({ status: "active", pageSize: 100 });
    expect(active).toContain("axb");
    expect(active).not.toContain("Maverick");
    expect(active).not.toContain("Zoë");
  });
  it("balance control, class and a search at once", async () => {
    expect(await names({ balanceControl: "prepaid", classId: world.house.classId, q: "zö" })).toEqual([
      "zöe second",
    ]);
  });
});

describe("a line", () => {
  it("tells what the columns need, with the balance of a postpaid and the funds of a prepaid customer", async () => {
    const [owes] = await insert([{ name: "owes", creditLimit: "10" }]);
    const [paid] = await insert([{ name: "paid", balanceControl: "prepaid" }]);
    await db()
      .insert(customerBalances)
      .values([
        { customerId: owes?.id ?? 0, balance: "10.5" },
        { customerId: paid?.id ?? 0, balance: "-23.62" },
      ]);
    expect((await context.listCustomers(admin(), { q: "owes" })).rows).toMatchObject([
      {
        balance: "10.50",
        availableFunds: null,
        creditLimit: "10.00",
        status: "credit_exceeded",
        hasAccounts: false,
        className: "HOUSE class",
        resellerName: "",
      },
    ]);
    expect((await context.listCustomers(admin(), { q: "paid" })).rows).toMatchObject([
      { availableFunds: "23.62", status: "active" },
    ]);
    expect((await context.listCustomers(admin(), { q: "CANARY_A cust" })).rows).toMatchObject([
      {
        hasAccounts: true,
        resellerName: "CANARY_A reseller",
        distributorName: "CANARY_A distributor",
        contactName: "CANARY_A first CANARY_A last",
      },
    ]);
  });

  it("reads a page of any size in the same few statements", async () => {
    const statements = async (pageSize: number) => {
      const asked: string[] = [];
      const logged = new Proxy(db(), {
        get(target, name, self) {
          if (name !== "select" && name !== "execute") return Reflect.get(target, name, self);
          asked.push(String(name));
          return Reflect.get(target, name, self).bind(target);
        },
      });
      await context.listCustomers(adminContext(logged), { pageSize });
      return asked.length;
    };
    expect(await statements(10)).toBe(await statements(1));
  });
});

describe("pages", () => {
  const walk = async (input: Input, direction: "next" | "prev", ctx = admin()) => {
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof context.listCustomers>> = await context.listCustomers(ctx, {
        ...input,
        cursor,
        direction,
        pageSize: 2,
      });
      pages.push(page.rows.map(({ id }) => String(id)));
      cursor = page[direction];
    } while (cursor && pages.length < 50);
    return pages;
  };
  const everyone = async (order: string) =>
    (await db().execute<{ id: string }>(sql`select id from customers order by ${sql.raw(order)}`)).rows.map(
      ({ id }) => id,
    );

  it.each([
    ["name", "asc", "name_key, id"],
    ["name", "desc", "name_key desc, id desc"],
    ["id", "asc", "id"],
    ["id", "desc", "id desc"],
  ] as const)("by %s %s, each customer once", async (sort, dir, order) => {
    const pages = await walk({ sort, dir }, "next");
    expect(pages.flat()).toEqual(await everyone(order));
  });

  it("lead back the way they came", async () => {
    const first = await context.listCustomers(admin(), { pageSize: 3 });
    const second = await context.listCustomers(admin(), { pageSize: 3, cursor: first.next });
    const third = await context.listCustomers(admin(), { pageSize: 3, cursor: second.next });
    const back = await context.listCustomers(admin(), { pageSize: 3, cursor: third.prev, direction: "prev" });
    const start = await context.listCustomers(admin(), { pageSize: 3, cursor: back.prev, direction: "prev" });
    const ids = (page: typeof first) => page.rows.map(({ id }) => id);
    expect(ids(back)).toEqual(ids(second));
    expect(ids(start)).toEqual(ids(first));
    expect([first.prev, start.prev]).toEqual([null, null]);
  });

  it("neither repeat nor skip a customer while others come in before and after", async () => {
    const before = await everyone("name_key, id");
    const seen: number[] = [];
    let cursor: string | null = null;
    let n = 0;
    do {
      const page: Awaited<ReturnType<typeof context.listCustomers>> = await context.listCustomers(admin(), {
        cursor,
        pageSize: 2,
      });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
      n += 1;
      await insert([{ name: `!! early ${n}` }, { name: `zzz late ${n}` }]);
    } while (cursor && n < 8);
    const old = seen.filter((id) => before.includes(String(id)));
    expect(old.map(String)).toEqual(before.slice(0, old.length));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("refuse a cursor of another order, or one that was tampered with", async () => {
    const { next } = await context.listCustomers(admin(), { pageSize: 2 });
    await expect(context.listCustomers(admin(), { sort: "id", cursor: next })).rejects.toMatchObject({
      code: "invalid",
    });
    await expect(context.listCustomers(admin(), { cursor: `${next}A` })).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("hold no name in their cursors for those who may not see names", async () => {
    const page = await context.listCustomers(masked(), { pageSize: 1, q: "canary" });
    expect(page.rows[0]?.name).toBe("C••• c•••");
    const text = Buffer.from(page.next ?? "", "base64url").toString();
    expect(text).toContain("name:asc");
    expect(text.toLowerCase()).not.toContain("canary");
    const next = await context.listCustomers(masked(), { pageSize: 1, q: "canary", cursor: page.next });
    expect(next.rows.map(({ id }) => id)).toEqual([world.b.customerId]);
    const walked = await walk({}, "next", masked());
    expect(walked.flat()).toEqual(await everyone("name_key, id"));
  });
});

describe("what is found while typing", () => {
  it("is eight at most, with a customer of that very number first", async () => {
    await insert(Array.from({ length: 12 }, (_, n) => ({ name: `typed ${String(n).padStart(2, "0")}` })));
    const { rows } = await context.searchCustomers(admin(), { q: "typed" });
    expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 8 }, (_, n) => `typed 0${n}`));
    const own = await context.searchCustomers(admin(), { q: String(world.b.customerId) });
    expect(own.rows[0]?.id).toBe(world.b.customerId);
    const stranger = resellerContext(db(), world.a.resellerId);
    expect((await context.searchCustomers(stranger, { q: String(world.b.customerId) })).rows).toEqual([]);
  });
});

describe("an export", () => {
  const cells = async (input: Parameters<typeof context.exportCustomers>[1], ctx = admin()) => {
    const { headers, rows } = await context.exportCustomers(ctx, input);
    const all: Record<string, unknown>[] = [];
    for await (const row of rows) all.push(Object.fromEntries(headers.map((name, n) => [name, row[n]])));
    return all;
  };

  it("has every customer that matches, beyond a page and beyond a batch", async () => {
    await db().execute(
      sql`insert into customers (name, class_id, currency) select 'export ' || n, ${world.house.classId}, 'USD' from generate_series(1, 2300) n`,
    );
    const rows = await cells({ q: "export" });
    expect(rows).toHaveLength(2300);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2300);
  });

  it("of those ticked has just those, and masks like any list", async () => {
    const ids = [world.a.customerId, world.house.customerId];
    expect((await cells({ ids })).map(({ name }) => name)).toEqual(["CANARY_A customer", "HOUSE customer"]);
    expect((await cells({ ids }, masked())).map(({ email }) => email)).toEqual([
      "C•••@•••.example",
      "H•••@•••.example",
    ]);
    expect(await cells({ ids }, resellerContext(db(), world.b.resellerId))).toEqual([]);
  });

  it("is recorded before the first row leaves, with what was asked for", async () => {
    await context.exportCustomers(admin(), { q: "never read" });
    const rows = await db().select().from(auditLog).where(eq(auditLog.action, "customer.export"));
    expect(rows.at(-1)).toMatchObject({ kind: "read", details: { filter: { q: "never read" } } });
  });
});

it("a list leaves one row with the filter, the count and the ids shown", async () => {
  await context.listCustomers(admin(), { q: "maverick" });
  const rows = await db().select().from(auditLog).where(eq(auditLog.action, "customer.list"));
  expect(rows.at(-1)).toMatchObject({
    kind: "read",
    details: { filter: { q: "maverick" }, count: 1, ids: [expect.any(Number)] },
  });
});
