import { createReadStream, existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { db } from "@/db/client";
import { findPreset, receiveImport, runBatch, saveMapping, startImport } from "@/lib/domain/imports";
import { installCompany } from "@/lib/domain/parties";
import type { Context } from "@/lib/kernel/context";
import { systemContext } from "./contexts";

/** The customer base of a real-world sample; the project does not need it, and says so where it is absent. */
const file =
  process.env.TRUNKLINE_TELCO_CSV ??
  fileURLToPath(new URL("../../../shared/data/telco-customer-churn.csv", import.meta.url));

export const telcoIsHere = existsSync(file);
if (!telcoIsHere)
  console.info("Set TRUNKLINE_TELCO_CSV to the telco-customer-churn file to run the tests with all of it.");

export const openTelcoCompany = () =>
  installCompany(systemContext(db()), {
    name: "Test Telecom",
    baseCurrency: "USD",
    timeZone: "Europe/Paris",
    language: "en",
  });

export async function stageTelco(ctx: Context): Promise<number> {
  const { importId } = await receiveImport(ctx, {
    source: createReadStream(file),
    fileName: "telco.csv",
    sizeBytes: statSync(file).size,
  });
  await saveMapping(ctx, { importId, mapping: findPreset("telco-churn") });
  return importId;
}

export async function importTelco(ctx: Context): Promise<number> {
  const importId = await stageTelco(ctx);
  await startImport(ctx, { importId, here: "on" });
  while ((await runBatch(ctx, { importId })).state === "running");
  return importId;
}
