import { and, eq, gt, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { rateDrafts, rates, rateUploads } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import { explaining } from "@/lib/kernel/constraints";
import type { Reader, Work } from "@/lib/kernel/work";
import { isLive, type KeptRate, keptRate, RATE_FIELDS } from "./read-tariffs";
import type { RateChange, WantedRates } from "./rules/rate-change";
import { only } from "./store";
import { saveTariff } from "./tariff-store";

export type UploadRow = typeof rateUploads.$inferSelect;
export type UploadMode = "listed" | "whole" | "one" | "end";

/** The rows a change has to look at: live ones of these prefixes that are valid at the moment or later. */
export async function ratesAhead(
  read: Reader,
  tariffId: number,
  { from, prefixes }: Pick<WantedRates, "from" | "prefixes">,
): Promise<KeptRate[]> {
  const asked = prefixes === "all" ? undefined : [...prefixes];
  const rows = await read.tx
    .select(RATE_FIELDS)
    .from(rates)
    .where(
      and(
        eq(rates.tariffId, tariffId),
        isLive,
        or(isNull(rates.validTo), gt(rates.validTo, from)),
        asked && sql`${rates.prefix} = any(${sql.param(asked)}::text[])`,
      ),
    );
  return rows.map(keptRate);
}

const whoSays = (work: Work) => {
  const person = realPerson(work.actor);
  return {
    createdBy: person?.userId ?? null,
    createdByName: person?.name ?? (work.actor.kind === "system" ? work.actor.job : ""),
    createdAt: work.now,
  };
};

type NewUpload = { tariffId: number; mode: UploadMode; from: Date; fileName: string; lines: number };

const OVERLAP = {
  rates_one_at_a_time: {
    field: "prefix",
    message: "Another rate of this prefix is valid at an overlapping time.",
  },
};

/**
 * Writes a change of a table: one statement each for the upload, for what it supersedes, for what is left of that, and
 * for what is new, however many rates there are. The tariff is locked by the caller.
 * @throws {DomainError} conflict when two rates of a prefix would be valid at one time.
 */
export async function writeRates(work: Work, upload: NewUpload, change: RateChange): Promise<UploadRow> {
  const { tariffId, from, ...values } = upload;
  const counts = {
    added: change.added,
    changed: change.changed,
    ended: change.ended,
    unchanged: change.unchanged,
  };
  const row = only(
    await work.tx
      .insert(rateUploads)
      .values({ tariffId, effectiveFrom: from, ...values, ...counts, ...whoSays(work) })
      .returning(),
  );
  if (change.superseded.length > 0)
    await work.tx
      .update(rates)
      .set({ supersededBy: row.id })
      .where(
        and(eq(rates.tariffId, tariffId), sql`${rates.id} = any(${sql.param(change.superseded)}::bigint[])`),
      );
  if (change.cut.length > 0)
    await work.tx.execute(sql`
      insert into rates (tariff_id, upload_id, entered_by, prefix, destination, connect_fee, price, off_peak_price,
        first_interval, next_interval, free_seconds, valid_from, valid_to)
      select tariff_id, upload_id, ${row.id}, prefix, destination, connect_fee, price, off_peak_price,
        first_interval, next_interval, free_seconds, valid_from, ${from.toISOString()}::timestamptz
      from rates where tariff_id = ${tariffId} and id = any(${sql.param(change.cut)}::bigint[])`);
  if (change.written.length > 0)
    await explaining(OVERLAP, () =>
      work.tx.execute(sql`
      insert into rates (tariff_id, upload_id, entered_by, prefix, destination, connect_fee, price, off_peak_price,
        first_interval, next_interval, free_seconds, valid_from, valid_to)
      select ${tariffId}, ${row.id}, ${row.id}, r.* from jsonb_to_recordset(${JSON.stringify(change.written)}::jsonb) as r(
        "prefix" text, "destination" text, "connectFee" numeric, "price" numeric, "offPeakPrice" numeric,
        "firstInterval" integer, "nextInterval" integer, "freeSeconds" integer, "validFrom" timestamptz, "validTo" timestamptz)`),
    );
  if (change.superseded.length + change.written.length > 0) await saveTariff(work, tariffId);
  return row;
}

const DAY = 86_400_000;

/** Keeps a file until it is taken over; those of this tariff that nobody came back to within a day go. */
export async function insertDraft(
  work: Work,
  draft: { tariffId: number; fileName: string; content: Buffer },
): Promise<number> {
  const old = lt(rateDrafts.createdAt, new Date(work.now.getTime() - DAY));
  await work.tx.delete(rateDrafts).where(and(eq(rateDrafts.tariffId, draft.tariffId), old));
  const { createdBy: _, ...who } = whoSays(work);
  const [row] = await work.tx
    .insert(rateDrafts)
    .values({ ...draft, ...who })
    .returning({ id: rateDrafts.id });
  return only(row ? [row] : []).id;
}

export const deleteDrafts = (work: Work, ids: readonly number[]) =>
  work.tx.delete(rateDrafts).where(inArray(rateDrafts.id, [...ids]));
