import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { customers } from "@/db/schema";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import {
  countOf,
  csv,
  ctx,
  emptyCompany,
  finish,
  line,
  mapping,
  run,
  sample,
  stage,
} from "@/lib/testing/import-trial";
import {
  cancelImport,
  findUnfinishedImport,
  getImport,
  listStalledImports,
  reviveImport,
  runBatch,
  startImport,
} from "./index";

emptyCompany();

describe("a run that is cut short", { timeout: 120_000 }, () => {
  const many = csv(
    ...Array.from({ length: 600 }, (_, n) =>
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
      imported: 600,
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
    expect([await countOf(customers), (await getImport(ctx(), { importId })).imported]).toEqual([600, 600]);
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
    expect(await countOf(customers)).toBe(600);
  });
});
