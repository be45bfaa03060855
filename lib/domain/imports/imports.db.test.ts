import { readFileSync } from "node:fs";
import { and, eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  accounts,
  auditLog,
  customers,
  importKeys,
  imports,
  plans,
  products,
  subscriptions,
} from "@/db/schema";
import { installCompany } from "@/lib/domain/parties";
import { subscriptionStatistics } from "@/lib/domain/subscriptions";
import { adminContext, resellerContext, systemContext } from "@/lib/testing/contexts";
import {
  cancelImport,
  findUnfinishedImport,
  getImport,
  listImportRows,
  listImports,
  listImportWork,
  listStalledImports,
  makePreview,
  presets,
  receiveImport,
  requestPreview,
  reviveImport,
  runBatch,
  saveMapping,
  startImport,
} from "./index";

const sample = readFileSync("lib/testing/samples/customers.csv", "utf8");
const mapping = presets.find(({ id }) => id === "telco-churn")?.mapping;
const ctx = () => adminContext(db());

async function* bytes(...pieces: (string | Uint8Array)[]) {
  for (const piece of pieces) yield typeof piece === "string" ? Buffer.from(piece) : piece;
}
const receive = (text: string | Uint8Array, more: object = {}) =>
  receiveImport(ctx(), { source: bytes(text), fileName: "customers.csv", ...more });

async function stage(text: string, wanted: unknown = mapping): Promise<number> {
  const { importId } = await receive(text);
  await saveMapping(ctx(), { importId, mapping: wanted });
  return importId;
}
async function finish(importId: number): Promise<void> {
  for (let n = 0; n < 50; n++) if ((await runBatch(ctx(), { importId })).state !== "running") return;
  throw new Error("the import does not end");
}
async function run(text: string, wanted: unknown = mapping): Promise<number> {
  const importId = await stage(text, wanted);
  await startImport(ctx(), { importId, here: "on" });
  await finish(importId);
  return importId;
}
const rejects = async (importId: number) =>
  (await listImportRows(ctx(), { importId, which: "rejected", limit: 2_000 })).rows.map(
    ({ lineNo, reason }) => `${lineNo}: ${reason}`,
  );
const countOf = async (table: typeof customers | typeof imports | typeof accounts | typeof subscriptions) =>
  db().$count(table);
const [header = "", ...lines] = sample.trim().split("\n");
const csv = (...rows: string[]) => `${[header, ...rows].join("\n")}\n`;
const line = (n: number, ...changes: [string, string][]) =>
  changes.reduce((text, [from, to]) => text.replace(from, to), lines[n] ?? "");

beforeAll(async () => {
  await installCompany(systemContext(db()), {
    name: "Test Telecom",
    baseCurrency: "USD",
    timeZone: "Europe/Paris",
    language: "en",
  });
});

beforeEach(async () => {
  await db().execute(sql`truncate subscription_adjustments, subscriptions, accounts, import_keys, import_rows, imports,
    customers, products, plan_fees, plans cascade`);
  await db().execute(sql`delete from graphile_worker._private_jobs`);
});

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

describe("a run that is cut short", () => {
  const many = csv(
    ...Array.from({ length: 1_200 }, (_, n) =>
      line(n % 20, [/^PT-\d+/.exec(line(n % 20))?.[0] ?? "", `K-${n}`]),
    ),
  );

  it("goes on after the last whole batch and ends with the same totals", async () => {
    const whole = await run(many);
    const expected = await getImport(ctx(), { importId: whole });
    await db().execute(
      sql`truncate subscriptions, accounts, import_keys, import_rows, imports, customers cascade`,
    );

    const importId = await stage(many);
    await startImport(ctx(), { importId, here: "on" });
    await runBatch(ctx(), { importId });
    const halfway = await getImport(ctx(), { importId });
    expect([halfway.status, halfway.imported, await countOf(customers)]).toEqual(["running", 500, 500]);

    // The connection is lost in the middle of the next batch.
    await db().execute(sql`
      create function cut() returns trigger language plpgsql as $$ begin
        perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
      create trigger cut after insert on subscriptions for each statement execute function cut()`);
    await expect(runBatch(ctx(), { importId })).rejects.toThrow();
    await db().execute(sql`drop trigger cut on subscriptions; drop function cut()`);
    expect([await countOf(customers), (await getImport(ctx(), { importId })).imported]).toEqual([500, 500]);

    await finish(importId);
    const { status, imported, subscriptions, recurring, recurringActive } = await getImport(ctx(), {
      importId,
    });
    expect({ status, imported, subscriptions, recurring, recurringActive }).toEqual({
      status: "done",
      imported: 1_200,
      subscriptions: expected.subscriptions,
      recurring: expected.recurring,
      recurringActive: expected.recurringActive,
    });
  });

  it("keeps the day it began, were it resumed tomorrow", async () => {
    const importId = await stage(many);
    await startImport(ctx(), { importId, here: "on" });
    await runBatch(ctx(), { importId });
    const tomorrow = adminContext(db(), { now: new Date("2026-03-16T12:00:00Z") });
    while ((await runBatch(tomorrow, { importId })).state === "running");
    const { rows } =
      await db().execute(sql`select distinct billed_to from subscriptions where closed_at is null
      and billed_to is not null`);
    expect(rows).toEqual([{ billed_to: "2026-03-14" }]);
  });

  it("works when two workers take it at once: no row twice, none left", async () => {
    const importId = await stage(many);
    await startImport(ctx(), { importId, here: "on" });
    await Promise.all([finish(importId), finish(importId)]);
    expect([await countOf(customers), (await getImport(ctx(), { importId })).imported]).toEqual([
      1_200, 1_200,
    ]);
  });

  it("is found stalled a minute later, and queued again once", async () => {
    const importId = await stage(sample);
    await startImport(ctx(), { importId });
    const system = (now: string) => systemContext(db(), { now: new Date(now) });
    expect(await listStalledImports(system("2026-03-15T12:00:30Z"), {})).toEqual([]);
    expect(await listStalledImports(system("2026-03-15T12:01:30Z"), {})).toEqual([importId]);
    await reviveImport(system("2026-03-15T12:01:30Z"), { importId });
    expect(await listStalledImports(system("2026-03-15T12:01:40Z"), {})).toEqual([]);
    const { rows } = await db().execute(sql`select task_identifier, key from graphile_worker.jobs`);
    expect(rows).toEqual([{ task_identifier: "imports.run", key: `import:${importId}` }]);
  });

  it("is what the command goes on with, when file and mapping are the same", async () => {
    const importId = await stage(many);
    await startImport(ctx(), { importId, here: "on" });
    await runBatch(ctx(), { importId });
    const { fileSha256 } = await getImport(ctx(), { importId });
    expect(await findUnfinishedImport(ctx(), { fileSha256, mapping })).toMatchObject({ importId, done: 500 });
    expect(
      await findUnfinishedImport(ctx(), { fileSha256, mapping: { ...mapping, key: "gender" } }),
    ).toBeNull();
    await finish(importId);
    expect(await findUnfinishedImport(ctx(), { fileSha256, mapping })).toBeNull();
  });

  it("can be cancelled, keeping what is there, and resumed", async () => {
    const importId = await stage(many);
    await startImport(ctx(), { importId, here: "on" });
    await runBatch(ctx(), { importId });
    await cancelImport(ctx(), { importId });
    expect(await runBatch(ctx(), { importId })).toMatchObject({ state: "stopped", done: 500 });
    expect(await countOf(customers)).toBe(500);
    await startImport(ctx(), { importId, here: "on" });
    await finish(importId);
    expect(await countOf(customers)).toBe(1_200);
  });
});

describe("a preview", () => {
  it("says what a run would do and touches no customer", async () => {
    await run(csv(line(0)));
    const importId = await stage(
      csv(line(0), line(1), line(4), line(5, ["No,No,", "No,Maybe,"]), line(1, ["Female", "Male"])),
    );
    const preview = await makePreview(ctx(), { importId });
    expect(preview).toMatchObject({
      willImport: 2,
      unchanged: 1,
      rejected: 2,
      closedCustomers: 1,
      problems: [],
    });
    expect(preview?.plans.map(({ name }) => name)).not.toContain("Phone");
    expect(await countOf(customers)).toBe(1);
    expect(await rejects(importId)).toHaveLength(2);
    await startImport(ctx(), { importId, here: "on" });
    await finish(importId);
    expect(await getImport(ctx(), { importId })).toMatchObject({
      imported: preview?.willImport,
      unchanged: preview?.unchanged,
      rejected: preview?.rejected,
      subscriptions: preview?.subscriptions,
      recurring: preview?.recurring,
      recurringActive: preview?.recurringActive,
    });
  });

  it("stops an import whose prices are not the catalogue's", async () => {
    await run(csv(line(0)));
    const dearer = structuredClone(mapping);
    for (const service of dearer?.services ?? [])
      if (service.planName === "Phone") service.listPrice = "22.00";
    const importId = await stage(csv(line(1)), dearer);
    const preview = await makePreview(ctx(), { importId });
    expect(preview?.problems).toEqual([
      "The plan “Phone” costs 20.00 a month; the mapping says 22.00. Change one of them.",
    ]);
    await expect(startImport(ctx(), { importId })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is a job, and is shown among the long work", async () => {
    const importId = await stage(sample);
    await requestPreview(ctx(), { importId });
    const { rows } = await db().execute(sql`select task_identifier from graphile_worker.jobs`);
    expect(rows).toEqual([{ task_identifier: "imports.preview" }]);
    expect(await listImportWork(ctx(), {})).toMatchObject([
      { id: importId, status: "previewing", total: 20 },
    ]);
    await makePreview(systemContext(db()), { importId });
    expect(await getImport(ctx(), { importId })).toMatchObject({
      status: "previewed",
      preview: { willImport: 20 },
    });
  });

  it("is forgotten when the mapping changes", async () => {
    const importId = await stage(sample);
    await makePreview(ctx(), { importId });
    await saveMapping(ctx(), { importId, mapping });
    expect((await getImport(ctx(), { importId })).preview).not.toBeNull();
    await saveMapping(ctx(), { importId, mapping: { ...mapping, notes: [] } });
    expect(await getImport(ctx(), { importId })).toMatchObject({ preview: null, status: "staged" });
  });
});

describe("a file that can't be read", () => {
  it.each<[string, string | Uint8Array, object, RegExp]>([
    ["empty", "", {}, /^The file is empty\.$/],
    ["only a header", `${header}\n`, {}, /a header and no rows/],
    ["blank lines", "\n\n", {}, /no header line/],
    [
      "another encoding",
      Buffer.from("id,name\n1,Zo\xeb\n", "latin1"),
      {},
      /not UTF-8 text \(byte \d+\).*CSV UTF-8/,
    ],
    ["UTF-16", Buffer.from("\ufeffid,name\n1,a\n", "utf16le"), {}, /UTF-16/],
    ["a wrong delimiter", "id;name\n1;a\n", { delimiter: "," }, /With a comma as the delimiter.*semicolon/],
    [
      "a spreadsheet",
      Buffer.from([0x50, 0x4b, 3, 4, ...Array(300).fill(7)]),
      {},
      /spreadsheet or an archive/,
    ],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 65, 66, 10]), {}, /not text|UTF/],
    ["a repeated column", "id,name,id\n1,a,2\n", {}, /“id” stands twice/],
    ["an open quote", 'id,name\n1,"a\n2,b\n', {}, /never closed/],
    [
      "a bad byte far below",
      Buffer.concat([Buffer.from(sample), Buffer.from([0xff, 0xfe])]),
      {},
      /not UTF-8/,
    ],
  ])("%s: one clear message, and nothing is staged", async (_what, content, options, message) => {
    await expect(receive(content, options)).rejects.toMatchObject({ code: "invalid", message });
    expect(await countOf(imports)).toBe(0);
    expect((await db().execute(sql`select from import_rows`)).rowCount).toBe(0);
  });

  it("too large: refused unread when its size is known, and on the way when it is not", async () => {
    const message = "The file is 200 MB; the limit is 64 MB. Split it, or raise IMPORT_MAX_MB.";
    await expect(receive("id\n1\n", { sizeBytes: 200_000_000 })).rejects.toMatchObject({
      code: "limit",
      message,
    });
    const piece = Buffer.alloc(1_000_000, "a,b,c\n");
    const endless = bytes(...Array<Uint8Array>(66).fill(piece));
    const refused = receiveImport(ctx(), { source: endless, fileName: "big.csv" });
    await expect(refused).rejects.toMatchObject({
      code: "limit",
      message: "The file is larger than 64 MB; the limit is 64 MB. Split it, or raise IMPORT_MAX_MB.",
    });
    expect(await countOf(imports)).toBe(0);
  });

  it("an upload that breaks off leaves nothing behind", async () => {
    async function* broken() {
      yield Buffer.from(sample.slice(0, 900));
      throw new Error("connection lost");
    }
    const lost = receiveImport(ctx(), { source: broken(), fileName: "customers.csv" });
    await expect(lost).rejects.toThrow("connection lost");
    expect(await countOf(imports)).toBe(0);
  });

  it("with a column the mapping needs missing: says which, and what comes near", async () => {
    const { importId } = await receive(sample.replace("customerID", "Customer id"));
    await expect(saveMapping(ctx(), { importId, mapping })).rejects.toMatchObject({
      code: "invalid",
      fields: { "": ["The file has no column “customerID” (did you mean “Customer id”?)."] },
    });
    await expect(startImport(ctx(), { importId })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a mapping", () => {
  it("comes from a file too, and from no other file", async () => {
    const { importId } = await receive(sample);
    await saveMapping(ctx(), { importId, file: new Blob([JSON.stringify(mapping)]) });
    expect((await getImport(ctx(), { importId })).mapping).toEqual(mapping);
    const upload = (text: string) => saveMapping(ctx(), { importId, file: new Blob([text]) });
    await expect(upload("not json")).rejects.toMatchObject({
      code: "invalid",
      fields: { file: [expect.any(String)] },
    });
    await expect(upload('{"version":1}')).rejects.toMatchObject({ code: "invalid" });
  });

  it("stays as it is once the import has begun", async () => {
    const importId = await run(csv(line(0)));
    await expect(saveMapping(ctx(), { importId, mapping })).rejects.toMatchObject({ code: "conflict" });
  });

  it("takes no currency that is switched off", async () => {
    const { importId } = await receive(sample);
    const inEuro = saveMapping(ctx(), { importId, mapping: { ...mapping, currency: "EUR" } });
    await expect(inEuro).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("who may import", () => {
  it("is only who has the right, and it is not a reseller's", async () => {
    const importId = await stage(sample);
    const others = [
      adminContext(db(), { permissions: ["customer:create", "customer:read", "plan:manage"] }),
      resellerContext(db(), 1),
    ];
    for (const other of others) {
      const tries = [
        receiveImport(other, { source: bytes(sample), fileName: "x.csv" }),
        saveMapping(other, { importId, mapping }),
        requestPreview(other, { importId }),
        makePreview(other, { importId }),
        startImport(other, { importId }),
        runBatch(other, { importId }),
        cancelImport(other, { importId }),
        getImport(other, { importId }),
        listImports(other, {}),
        listImportRows(other, { importId, which: "rejected" }),
      ];
      for (const one of await Promise.allSettled(tries))
        expect(one).toMatchObject({ status: "rejected", reason: { code: "forbidden" } });
    }
  });

  it("is enough with that one right, also for what the catalogue lacks", async () => {
    const only = adminContext(db(), { permissions: ["import:run"] });
    const { importId } = await receiveImport(only, { source: bytes(sample), fileName: "x.csv" });
    await saveMapping(only, { importId, mapping });
    await startImport(only, { importId, here: "on" });
    expect(await runBatch(only, { importId })).toMatchObject({ state: "done", done: 20 });
  });

  it("sees rejected rows masked without the right to personal data", async () => {
    const importId = await run(csv(line(0, ["20.00", "lots"])));
    const masked = adminContext(db(), { permissions: ["import:run"] });
    const { rows } = await listImportRows(masked, { importId, which: "rejected" });
    expect(JSON.stringify(rows)).not.toMatch(/PT-0001|lots/);
    expect(rows[0]?.reason).toBe("Column MonthlyCharges: “•••” is not an amount.");
  });
});
