import { Readable } from "node:stream";
import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import {
  accounts,
  customerBalances,
  discountEntries,
  discountPlans,
  discountSteps,
  products,
  productTariffs,
  rates,
  rateUploads,
  tariffs,
} from "@/db/schema";
import type { Rate, TariffTerms } from "@/lib/domain/catalog";
import { createSource, receiveUsageFile, runBatch } from "@/lib/domain/usage";
import type { Context } from "@/lib/kernel/context";
import { adminContext } from "./contexts";
import { type Estate, testWorld, type World } from "./factories";
import { SAMPLE_TARIFF, sampleRates } from "./samples/sample-tariff";

/** After every call of the samples. */
export const USAGE_NOW = new Date("2026-12-01T12:00:00Z");
export const ctx = (): Context => adminContext(db(), { now: USAGE_NOW });

const one = <T>(rows: T[]): T => {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
};

/** A tariff with its rates, by plain inserts. */
export async function makeTariff(
  terms: Partial<TariffTerms> = {},
  given: readonly Rate[] = sampleRates(),
  resellerId = 0,
): Promise<number> {
  const { id } = one(
    await db()
      .insert(tariffs)
      .values({ ...SAMPLE_TARIFF, ...terms, resellerId })
      .returning(),
  );
  await addRates(id, given);
  return id;
}

/** Puts rates into a tariff's table, in place of those of the same prefixes. */
export async function addRates(tariffId: number, given: readonly Rate[]): Promise<void> {
  const upload = one(
    await db().insert(rateUploads).values({ tariffId, mode: "listed", effectiveFrom: USAGE_NOW }).returning(),
  );
  const by = { tariffId, uploadId: upload.id, enteredBy: upload.id };
  await db().execute(sql`update rates set superseded_by = ${upload.id} where tariff_id = ${tariffId}
    and superseded_by is null and prefix = any(${sql.param(given.map(({ prefix }) => prefix))}::text[])`);
  if (given.length > 0)
    await db()
      .insert(rates)
      .values(given.map((rate) => ({ ...by, ...rate })));
  await db()
    .update(tariffs)
    .set({ revision: sql`${tariffs.revision} + 1` })
    .where(eq(tariffs.id, tariffId));
}

export const rateBy = (productId: number, tariffId: number, service = "call", resellerId = 0) =>
  db()
    .insert(productTariffs)
    .values({ productId, tariffId, service, resellerId })
    .onConflictDoUpdate({ target: [productTariffs.productId, productTariffs.service], set: { tariffId } });

/** Gives a product a plan with free seconds of calls a month. @returns the entry. */
export async function include(productId: number, quantity: bigint, name = "Included"): Promise<number> {
  const plan = one(await db().insert(discountPlans).values({ name, currency: "USD" }).returning());
  const entry = one(
    await db()
      .insert(discountEntries)
      .values({ planId: plan.id, service: "call", period: "monthly", rolloverPeriods: 0 })
      .returning(),
  );
  await db()
    .insert(discountSteps)
    .values({ entryId: entry.id, position: 0, quantity, kind: "free", value: "0" });
  await db().update(products).set({ discountPlanId: plan.id }).where(eq(products.id, productId));
  return entry.id;
}

export type UsageWorld = World & { estate: Estate; tariffId: number; sourceId: number };

/** The office of the sample files as a customer of the company: its lines, their tariff, and the switch. */
export async function usageWorld(): Promise<UsageWorld> {
  const world = await testWorld(db());
  const estate = world.house;
  await db().execute(sql`update customers set credit_limit = null`);
  for (const identifier of ["1001", "1002", "1003", "1004", "lobby"])
    await db().insert(accounts).values({
      customerId: estate.customerId,
      distributorId: estate.distributorId,
      identifier,
      productId: estate.productId,
      activatesOn: "2026-01-01",
    });
  const tariffId = await makeTariff();
  await rateBy(estate.productId, tariffId);
  const { sourceId } = await createSource(ctx(), {
    key: "main-switch",
    name: "Main switch",
    format: "asterisk",
    zone: "America/New_York",
  });
  return { ...world, estate, tariffId, sourceId };
}

export const bytesOf = (text: string | Iterable<string>): AsyncIterable<Uint8Array> =>
  Readable.from(
    typeof text === "string" ? [Buffer.from(text)] : [...text].map((piece) => Buffer.from(piece)),
  );

/** Takes a file in without a job. */
export const receive = (sourceId: number, text: string | Iterable<string>, fileName = "Master.csv") =>
  receiveUsageFile(ctx(), { sourceId, source: bytesOf(text), fileName, here: true });

/** Rates what is left of a file. */
export async function finish(fileId: number, context = ctx): Promise<void> {
  for (let n = 0; n < 500; n++) if ((await runBatch(context(), { fileId })).state !== "running") return;
  throw new Error("the file does not end");
}

export async function take(sourceId: number, text: string | Iterable<string>): Promise<number> {
  const { fileId } = await receive(sourceId, text);
  await finish(fileId);
  return fileId;
}

export const balanceOf = async (customerId: number): Promise<string> =>
  (await db().select().from(customerBalances).where(eq(customerBalances.customerId, customerId)))[0]
    ?.balance ?? "0.00000";

/**
 * A digest of all that taking usage in leaves behind, without ids and times of writing: two ways to the same end have the
 * same.
 */
export async function stateHash(): Promise<string> {
  const { rows } = await db().execute<{ hash: string }>(sql`
    select md5(string_agg(line, E'\n' order by line)) as hash from (
      select concat_ws('|', 'record', source_id, call_id, version, account_id, to_number, occurred_at, charged, waived,
        tariff_id, prefix, variant, amount, parts, xdr_id is null, superseded_at is null) as line from usage_records
      union all select concat_ws('|', 'xdr', customer_id, account_id, kind, amount, occurred_at, day, description)
        from xdrs
      union all select concat_ws('|', 'balance', customer_id, balance, position) from customer_balances
      union all select concat_ws('|', 'counter', customer_id, account_id, entry_id, key, granted, used)
        from usage_counters
      union all select concat_ws('|', 'queue', source_id, call_id, line_no, reason, message, raw,
        resolved_at is null) from unrated_usage
      union all select concat_ws('|', 'call', source_id, call_id) from usage_calls
      union all select concat_ws('|', 'file', id, status, lines, done, rated, free, duplicates, unrated)
        from usage_files
      union all select concat_ws('|', 'part', file_id, part) from usage_file_parts) as lines`);
  return rows[0]?.hash ?? "";
}
