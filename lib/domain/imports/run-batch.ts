import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { normalize } from "@/lib/platform/money";
import { ensureCatalog } from "./catalog";
import { type ImportRecord, importEntity } from "./entity";
import { type Planned, planRows, type RowToImport } from "./plan-rows";
import { usedNeeds } from "./rules/catalog-needs";
import { Claims, repeatedReason } from "./rules/duplicates";
import { readSetup, type Setup } from "./setup";
import { addProgress, lockImport, readPending, readRepeated, saveImport, settleRows } from "./store";
import { writeCarefully } from "./write-carefully";
import { type Catalogs, writeRows } from "./write-rows";

const BATCH = 500;
const NAME = "import.run_batch";

export type BatchResult = {
  state: "running" | "done" | "stopped";
  done: number;
  total: number;
};

const doneOf = (row: ImportRecord) => row.imported + row.unchanged + row.rejected;

/** The first start fixes the day, and sets aside keys that the file has twice. @returns how many. */
async function begin(work: Work, row: ImportRecord, setup: Setup): Promise<number> {
  const { key } = setup.mapping;
  const repeated = await readRepeated(work.tx, row.id, key);
  await settleRows(
    work.tx,
    row.id,
    [...repeated].map(([lineNo, twice]) => ({
      lineNo,
      status: "rejected",
      reason: repeatedReason(key, twice),
    })),
  );
  await saveImport(work, row.id, { startedAt: work.now, importedOn: setup.today });
  work.audit.event(importEntity(row), { details: { started: true, importedOn: setup.today } });
  return repeated.size;
}

async function ownCatalogs(work: Work, setup: Setup, rows: readonly RowToImport[]): Promise<Catalogs> {
  const catalogs: Catalogs = new Map();
  for (const resellerId of new Set(rows.map((one) => one.resellerId))) {
    const own = rows.filter((one) => one.resellerId === resellerId).map(({ row }) => row);
    const owner = { resellerId, currency: setup.mapping.currency };
    const cause = { type: "import" as const, id: setup.importId };
    catalogs.set(resellerId, await ensureCatalog(work, owner, usedNeeds(setup.needs, own), cause));
  }
  return catalogs;
}

async function write(work: Work, setup: Setup, { toImport, unchanged, rejected }: Planned) {
  const catalogs = await ownCatalogs(work, setup, toImport);
  const result = await writeCarefully(work, NAME, toImport, (inner, rows) =>
    writeRows(inner, setup, rows, catalogs),
  );
  const refused = [...rejected, ...result.rejected];
  await settleRows(work.tx, setup.importId, [
    ...result.written.customers.map((one) => ({ ...one, status: "imported" as const })),
    ...unchanged.map((one) => ({ ...one, status: "unchanged" as const })),
    ...refused.map((one) => ({ ...one, status: "rejected" as const })),
  ]);
  return {
    imported: result.written.customers.length,
    unchanged: unchanged.length,
    rejected: refused.length,
    subscriptions: result.written.subscriptions,
    recurring: result.written.recurring,
    recurringActive: result.written.recurringActive,
  };
}

function finish(work: Work, row: ImportRecord) {
  work.audit.event(importEntity(row), {
    details: {
      finished: true,
      imported: row.imported,
      unchanged: row.unchanged,
      rejected: row.rejected,
      subscriptions: row.subscriptions,
      recurring: normalize(row.recurring),
      recurringActive: normalize(row.recurringActive),
    },
  });
  return saveImport(work, row.id, {
    status: "done",
    finishedAt: work.now,
    progressAt: work.now,
    failure: "",
  });
}

async function run(work: Work, { importId }: { importId: number }): Promise<BatchResult> {
  const row = await lockImport(work, importId);
  if (row.status !== "queued" && row.status !== "running") {
    work.audit.event(importEntity(row), { details: { nothingToDo: row.status } });
    return { state: row.status === "done" ? "done" : "stopped", done: doneOf(row), total: row.total };
  }
  const setup = await readSetup(work, row);
  const repeated = row.startedAt ? 0 : await begin(work, row, setup);
  const staged = await readPending(work.tx, importId, BATCH);
  const planned = await planRows(work, setup, staged, new Claims());
  const did = await write(work, setup, planned);
  const counted = { ...did, rejected: did.rejected + repeated };
  await addProgress(work, importId, counted);
  work.audit.event(importEntity(row), {
    details: { lines: [staged[0]?.lineNo ?? null, staged.at(-1)?.lineNo ?? null], ...counted },
  });
  const after = await saveImport(work, importId, { status: "running" });
  if (staged.length === BATCH) return { state: "running", done: doneOf(after), total: after.total };
  await finish(work, after);
  return { state: "done", done: doneOf(after), total: after.total };
}

/**
 * Imports the next 500 rows: customers, accounts, subscriptions, adjustments, keys, audit rows and the state of the
 * staged rows in one transaction, under the import's lock. A stop at any moment loses at most the batch under way, and
 * the next call goes on from there.
 */
export const runBatch = operation({
  name: NAME,
  permission: "import:run",
  impersonation: "deny",
  input: z.object({ importId: idInput() }),
  run,
});
