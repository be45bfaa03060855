import { createReadStream, existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { accounts, customers } from "@/db/schema";
import { installCompany } from "@/lib/domain/parties";
import { subscriptionStatistics } from "@/lib/domain/subscriptions";
import { adminContext, systemContext } from "@/lib/testing/contexts";
import {
  findPreset,
  getImport,
  makePreview,
  receiveImport,
  runBatch,
  saveMapping,
  startImport,
} from "./index";

const file =
  process.env.TRUNKLINE_TELCO_CSV ??
  fileURLToPath(new URL("../../../../shared/data/telco-customer-churn.csv", import.meta.url));
const isHere = existsSync(file);
if (!isHere)
  console.info("Set TRUNKLINE_TELCO_CSV to the telco-customer-churn file to test the import of all of it.");

const ctx = () => adminContext(db());

async function stage(): Promise<number> {
  const source = createReadStream(file);
  const { importId } = await receiveImport(ctx(), {
    source,
    fileName: "telco.csv",
    sizeBytes: statSync(file).size,
  });
  await saveMapping(ctx(), { importId, mapping: findPreset("telco-churn") });
  return importId;
}

async function run(): Promise<number> {
  const importId = await stage();
  await startImport(ctx(), { importId, here: "on" });
  while ((await runBatch(ctx(), { importId })).state === "running");
  return importId;
}

beforeAll(() =>
  installCompany(systemContext(db()), {
    name: "Test Telecom",
    baseCurrency: "USD",
    timeZone: "Europe/Paris",
    language: "en",
  }),
);

describe.skipIf(!isHere)("a real customer base", () => {
  it("comes over whole: the preview, the import and the system say the same totals", {
    timeout: 240_000,
  }, async () => {
    const preview = await makePreview(ctx(), { importId: await stage() });
    expect(preview).toMatchObject({
      willImport: 7043,
      closedCustomers: 1869,
      rejected: 0,
      subscriptions: 29_202,
      recurring: "456116.60",
      recurringActive: "316985.75",
    });
    expect(await getImport(ctx(), { importId: await run() })).toMatchObject({
      imported: 7043,
      rejected: 0,
      subscriptions: 29_202,
      recurring: "456116.60",
      recurringActive: "316985.75",
    });
    expect([await db().$count(customers), await db().$count(accounts)]).toEqual([7043, 7043]);
    expect(await subscriptionStatistics(ctx(), {})).toMatchObject({
      counts: { all: 29_202 },
      recurring: [{ currency: "USD", overall: "456116.60", active: "316985.75" }],
    });
    expect(await getImport(ctx(), { importId: await run() })).toMatchObject({ imported: 0, unchanged: 7043 });
  });
});
