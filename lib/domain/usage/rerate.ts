import { and, eq, gte, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { usageRecords } from "@/db/schema";
import { reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Work } from "@/lib/kernel/work";
import { conflict, invalid, notFound } from "@/lib/platform/errors";
import { maybeDay, maybeId } from "./input";
import { rerateRecords } from "./rerate-records";

export const RERATE_USAGE_TASK = "usage.rerate";
const BATCH = 1_000;

const input = z.object({
  /** One record; without it those of a customer or a tariff, between two days of the customers' zones, both included. */
  recordId: maybeId(),
  customerId: maybeId(),
  tariffId: maybeId(),
  from: maybeDay(),
  to: maybeDay(),
  reason: reasonLine(),
  /** Where an earlier call stopped, and the last record there was when the first began. */
  after: z.number().int().optional(),
  upTo: z.number().int().optional(),
});
type Wanted = z.output<typeof input>;

async function nextIds(work: Work, wanted: Wanted, upTo: number): Promise<number[]> {
  const { customerId, tariffId, from, to, after = 0 } = wanted;
  if (!customerId && !tariffId)
    throw invalid("Choose a customer or a tariff.", { customerId: ["Choose one, or a tariff."] });
  if (!from || !to) throw invalid("Say which days.", { from: ["Choose the days."] });
  const rows = await work.tx
    .select({ id: usageRecords.id })
    .from(usageRecords)
    .where(
      and(
        visibleAnd(
          work.actor,
          "usageRecords",
          sql`${usageRecords.id} > ${after}`,
          lte(usageRecords.id, upTo),
        ),
        customerId ? eq(usageRecords.customerId, customerId) : undefined,
        tariffId ? eq(usageRecords.tariffId, tariffId) : undefined,
        gte(usageRecords.day, from),
        lte(usageRecords.day, to),
        isNull(usageRecords.supersededAt),
        isNotNull(usageRecords.xdrId),
      ),
    )
    .orderBy(usageRecords.id)
    .limit(BATCH);
  return rows.map(({ id }) => id);
}

async function lastRecord(work: Work): Promise<number> {
  const { rows } = await work.tx.execute<{ id: string }>(sql`select last_value as id from usage_record_ids`);
  return Number(rows[0]?.id ?? 0);
}

async function rerateOne(work: Work, recordId: number, reason: string) {
  const [row] = await work.tx
    .select()
    .from(usageRecords)
    .where(visibleAnd(work.actor, "usageRecords", eq(usageRecords.id, recordId)));
  if (!row) throw notFound("record");
  if (row.supersededAt) throw conflict("This was rated anew already. Look at the newer one.");
  if (row.xdrId === null) throw conflict("Nothing was charged for this, so there is nothing to rate again.");
  const result = await rerateRecords(work, [recordId], reason);
  const [kept] = result.kept;
  if (kept) throw conflict(kept.message);
  const { customerId, resellerId, distributorId, callId } = row;
  work.audit.event(
    { type: "usage_record", id: recordId, name: callId, customerId, resellerId, distributorId },
    { reason, details: { changed: result.changed > 0 } },
  );
  const { rows } = await work.tx.execute<{ record_id: string }>(sql`
    select record_id from usage_calls where source_id = ${row.sourceId} and call_id = ${callId}`);
  return { ...result, more: false, recordId: Number(rows[0]?.record_id ?? recordId) };
}

/**
 * Rates again: one record, or all of a customer or a tariff between two days, as tariffs and volume discounts say now. A
 * thousand are done at once; a job goes on with the rest.
 */
export const rerate = operation({
  name: "usage.rerate",
  permission: "usage:rerate",
  impersonation: "deny",
  input,
  async run(work, wanted) {
    const { recordId, reason, customerId, tariffId, from, to } = wanted;
    if (recordId) return rerateOne(work, recordId, reason);
    const upTo = wanted.upTo ?? (await lastRecord(work));
    const ids = await nextIds(work, wanted, upTo);
    const result = await rerateRecords(work, ids, reason);
    const more = ids.length === BATCH;
    if (more)
      work.enqueue({
        name: RERATE_USAGE_TASK,
        payload: { customerId, tariffId, from, to, reason, after: ids.at(-1), upTo },
      });
    const kept = result.kept.slice(0, 100);
    work.audit.event(
      { type: "usage_record", id: null, customerId: customerId ?? null },
      { reason, details: { customerId, tariffId, from, to, ...result, kept, more } },
    );
    return { ...result, more, recordId: null };
  },
});
