import { and, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, auditLog, customers, importKeys, plans, products, subscriptions } from "@/db/schema";
import { subscriptionStatistics } from "@/lib/domain/subscriptions";
import { countOf, csv, ctx, emptyCompany, line, rejects, run, sample } from "@/lib/testing/import-trial";
import { getImport, listImportRows } from "./index";

emptyCompany();

describe("importing the sample", () => {
  it("gives its customers, accounts, subscriptions and totals to the cent", async () => {
    const importId = await run(sample);
    expect(await getImport(ctx(), { importId })).toMatchObject({
      status: "done",
      total: 20,
      imported: 20,
      unchanged: 0,
      rejected: 0,
      subscriptions: 71,
      recurring: "1123.40",
      recurringActive: "853.05",
    });
    expect([await countOf(customers), await countOf(accounts), await countOf(subscriptions)]).toEqual([
      20, 20, 71,
    ]);
    expect(await subscriptionStatistics(ctx(), {})).toMatchObject({
      counts: { all: 71, closed: 11 },
      recurring: [{ currency: "USD", overall: "1123.40", active: "853.05" }],
    });
  });

  it("again changes nothing, line by line", async () => {
    await run(sample);
    const before = await db().select().from(importKeys);
    const again = await run(sample);
    expect(await getImport(ctx(), { importId: again })).toMatchObject({
      imported: 0,
      unchanged: 20,
      rejected: 0,
    });
    expect([await countOf(customers), await countOf(subscriptions)]).toEqual([20, 71]);
    expect(await db().select().from(importKeys)).toEqual(before);
  });

  it("closes the services of someone who left, on a customer that stays open", async () => {
    await run(sample);
    const [left] = await db().select().from(customers).where(eq(customers.externalRef, "PT-0005"));
    expect(left?.closedAt).toBeNull();
    const had = await db()
      .select()
      .from(subscriptions)
      .where(eq(subscriptions.customerId, left?.id ?? 0));
    expect(had.length).toBeGreaterThan(0);
    for (const one of had)
      expect(one).toMatchObject({
        finishOn: "2026-03-14",
        closedAt: new Date("2026-03-14T23:00:00Z"),
        billedTo: "2026-03-14",
      });
  });

  it("creates the plans and products the mapping names, once, at their list price", async () => {
    await run(sample);
    await run(sample);
    expect(await db().$count(plans)).toBe(10);
    const kinds = await db().select({ kind: products.kind, name: products.name }).from(products);
    expect(kinds.filter(({ kind }) => kind === "main")).toEqual([{ kind: "main", name: "Home services" }]);
    expect(kinds).toHaveLength(11);
  });

  it("leaves one audit row a customer, in the name of whoever ran it, pointing at the import", async () => {
    const importId = await run(sample);
    const rows = await db()
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, "import.run_batch"), eq(auditLog.entityType, "customer")));
    const own = rows.filter(({ causeId }) => causeId === String(importId));
    expect(own).toHaveLength(20);
    expect(own[0]).toMatchObject({ actorRealm: "admin", actorName: "Test admin", causeType: "import" });
    expect(own.map(({ details }) => (details as { line: number }).line).sort((a, b) => a - b)[0]).toBe(2);
  });

  it("keeps what rejected rows held and nothing of the others", async () => {
    const importId = await run(csv(line(0), line(1, ["19.65", "lots"])));
    const { rows } = await db().execute<{ status: string; empty: boolean }>(sql`
      select status, record = '{}'::jsonb as empty from import_rows where import_id = ${importId} order by line_no`);
    expect(rows).toEqual([
      { status: "imported", empty: true },
      { status: "rejected", empty: false },
    ]);
  });
});

describe("a bad row", () => {
  it("stands alone in the rejects, with its line and a plain reason", async () => {
    const importId = await run(
      csv(
        line(0),
        line(1, ["19.65", "nineteen"]),
        line(2, ["Yes,Yes,No", "=cmd|' /C calc'!A0,Yes,No"]),
        line(3, [",0,Yes", ",zero,Yes"]),
        "PT-X,only,three",
        line(4),
      ),
    );
    expect(await rejects(importId)).toEqual([
      "3: Column MonthlyCharges: “nineteen” is not an amount.",
      expect.stringMatching(/^4: Column PhoneService: “=cmd/),
      "5: Column tenure: “zero” is not a whole number of months from 0 to 1200.",
      "6: The row has 3 columns; the header has 21.",
    ]);
    expect(await getImport(ctx(), { importId })).toMatchObject({ status: "done", imported: 2, rejected: 4 });
  });

  it("with a formula for a key is refused, never stored", async () => {
    const importId = await run(csv(line(0, ["PT-0001", "=HYPERLINK(1)"]), line(1)));
    expect(await rejects(importId)).toEqual([expect.stringContaining("looks like a spreadsheet formula")]);
  });

  it("that repeats a key is refused, naming the first line; the first one counts", async () => {
    const importId = await run(csv(line(0), line(1), line(1, ["PT-0002", " PT-0001 "])));
    expect(await rejects(importId)).toEqual(["4: Column customerID: “PT-0001” stands on line 2 already."]);
    expect(await countOf(customers)).toBe(2);
  });

  it("whose customer is there with other data is refused: nothing is overwritten", async () => {
    await run(csv(line(0)));
    const importId = await run(csv(line(0, ["20.00", "21.00"]), line(1)));
    expect(await rejects(importId)).toEqual([
      "2: The customer “PT-0001” exists already with different data; an import never overwrites.",
    ]);
    const [kept] = await db()
      .select()
      .from(subscriptions)
      .innerJoin(customers, eq(customers.id, subscriptions.customerId))
      .where(eq(customers.externalRef, "PT-0001"));
    expect(kept?.subscriptions.recurringFee).toBe("20.00000");
  });

  it("whose name, reference or account someone else has is refused", async () => {
    await run(csv(line(0), line(1), line(2)));
    await db().execute(sql`delete from import_keys`);
    await db().execute(sql`update customers set external_ref = null where external_ref <> 'PT-0001'`);
    await db().execute(sql`update customers set name = 'Somebody else' where name = 'Customer PT-0003'`);
    const importId = await run(csv(line(0), line(1), line(2)));
    expect(await rejects(importId)).toEqual([
      "2: A customer with the reference “PT-0001” exists already; an import never overwrites.",
      "3: The name “Customer PT-0002” is taken by another customer.",
      "4: The account “PT-0003” belongs to another customer.",
    ]);
  });

  it("that only the database refuses parks alone; its whole batch is there but for it", async () => {
    await db().execute(sql`
      create function poison() returns trigger language plpgsql as $$ begin
        if new.reason like 'Agreed%' and new.value = 0.35 then raise exception 'no' using errcode = '23514'; end if;
        return new; end $$;
      create trigger poison before insert on subscription_adjustments for each row execute function poison()`);
    try {
      const importId = await run(sample);
      expect(await rejects(importId)).toEqual(["3: The database refused a value of this row."]);
      expect(await countOf(customers)).toBe(19);
      const orphans = await db().execute(sql`select from accounts where identifier = 'PT-0002'`);
      expect(orphans.rowCount).toBe(0);
      const told = await db()
        .select()
        .from(auditLog)
        .where(eq(auditLog.causeId, String(importId)));
      expect(told.filter(({ entityType }) => entityType === "customer")).toHaveLength(19);
    } finally {
      await db().execute(sql`drop trigger poison on subscription_adjustments; drop function poison()`);
    }
  });

  it("is in the rejects with the columns it came with", async () => {
    const importId = await run(csv(line(0, ["20.00", "-1"])));
    const { rows, import: file } = await listImportRows(ctx(), { importId, which: "rejected" });
    expect(file.headers.map((name) => rows[0]?.record[name]).join(",")).toBe(line(0, ["20.00", "-1"]));
  });
});
