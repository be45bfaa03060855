import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { customers } from "@/db/schema";
import { adminContext, resellerContext, systemContext } from "@/lib/testing/contexts";
import {
  bytes,
  countOf,
  csv,
  ctx,
  emptyCompany,
  finish,
  line,
  mapping,
  receive,
  rejects,
  run,
  sample,
  stage,
} from "@/lib/testing/import-trial";
import {
  cancelImport,
  getImport,
  listImportRows,
  listImports,
  listImportWork,
  makePreview,
  receiveImport,
  requestPreview,
  runBatch,
  saveMapping,
  startImport,
} from "./index";

emptyCompany();

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
    for (const service of dearer.services) if (service.planName === "Phone") service.listPrice = "22.00";
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
