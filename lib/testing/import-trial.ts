import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { beforeAll, beforeEach } from "vitest";
import { db } from "@/db/client";
import type { accounts, customers, imports, subscriptions } from "@/db/schema";
import {
  findPreset,
  listImportRows,
  receiveImport,
  runBatch,
  saveMapping,
  startImport,
} from "@/lib/domain/imports";
import { installCompany } from "@/lib/domain/parties";
import { adminContext, systemContext } from "./contexts";
import { allowTruncation } from "./truncation";

/** Twenty customers in the shape of the telco preset. */
export const sample = readFileSync("lib/testing/samples/customers.csv", "utf8");
export const mapping = findPreset("telco-churn");
export const ctx = () => adminContext(db());

/** A company without a customer before each test. */
export function emptyCompany(): void {
  beforeAll(async () => {
    await allowTruncation();
    await installCompany(systemContext(db()), {
      name: "Test Telecom",
      baseCurrency: "USD",
      timeZone: "Europe/Paris",
      language: "en",
    });
  });
  beforeEach(async () => {
    await db().execute(sql`truncate subscription_adjustments, subscriptions, accounts, import_keys, import_rows,
      imports, customers, products, plan_fees, plans cascade`);
    await db().execute(sql`delete from graphile_worker._private_jobs`);
  });
}

export async function* bytes(...pieces: (string | Uint8Array)[]) {
  for (const piece of pieces) yield typeof piece === "string" ? Buffer.from(piece) : piece;
}
export const receive = (text: string | Uint8Array, more: object = {}) =>
  receiveImport(ctx(), { source: bytes(text), fileName: "customers.csv", ...more });

/** Uploads and maps. */
export async function stage(text: string, wanted: unknown = mapping): Promise<number> {
  const { importId } = await receive(text);
  await saveMapping(ctx(), { importId, mapping: wanted });
  return importId;
}

/** Runs what is left of a started import. */
export async function finish(importId: number): Promise<void> {
  for (let n = 0; n < 50; n++) if ((await runBatch(ctx(), { importId })).state !== "running") return;
  throw new Error("the import does not end");
}

/** Uploads, maps and runs to the end. */
export async function run(text: string, wanted: unknown = mapping): Promise<number> {
  const importId = await stage(text, wanted);
  await startImport(ctx(), { importId, here: "on" });
  await finish(importId);
  return importId;
}

/** "line: reason" of what was rejected. */
export const rejects = async (importId: number): Promise<string[]> =>
  (await listImportRows(ctx(), { importId, which: "rejected", limit: 2_000 })).rows.map(
    ({ lineNo, reason }) => `${lineNo}: ${reason}`,
  );

export const countOf = (
  table: typeof customers | typeof imports | typeof accounts | typeof subscriptions,
): Promise<number> => db().$count(table);

const [header = "", ...lines] = sample.trim().split("\n");
/** A file of some rows under the sample's header. */
export const csv = (...rows: string[]): string => `${[header, ...rows].join("\n")}\n`;
/** A row of the sample, with texts replaced. */
export const line = (n: number, ...changes: [string, string][]): string =>
  changes.reduce((text, [from, to]) => text.replace(from, to), lines[n] ?? "");
/** The sample's header. */
export const headerLine = header;
