import type { Database } from "@/db/client";
import {
  unratedUsage,
  usageCounters,
  usageFiles,
  usageRecords,
  usageSources,
  usageTopUps,
} from "@/db/schema";
import { TEST_NOW } from "../contexts";
import type { Estate } from "../factories";

export type UsageEstate = { sourceId: number; fileId: number; unratedId: number; recordId: number };

const one = <T>(rows: T[]): T => {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
};

/** A call of this owner's line in a file of a switch, one that waits, and something added to what is included. */
export async function makeUsageEstate(
  db: Database,
  mark: string,
  { resellerId, distributorId, customerId, accountId }: Estate,
): Promise<UsageEstate> {
  const owner = { resellerId, distributorId, customerId };
  const source = one(
    await db
      .insert(usageSources)
      .values({
        resellerId,
        key: mark.toLowerCase().replaceAll("_", "-"),
        name: `${mark} switch`,
        format: "asterisk",
        settings: { zone: "UTC", accountFrom: ["accountcode"], idPrefix: "" },
      })
      .returning(),
  );
  const file = one(
    await db
      .insert(usageFiles)
      .values({
        resellerId,
        sourceId: source.id,
        fileName: `${mark}-Master.csv`,
        fileBytes: 10,
        fileSha256: mark.padEnd(64, "0"),
        status: "failed",
        createdByName: `${mark} importer`,
        failure: `${mark} failure`,
      })
      .returning(),
  );
  const record = one(
    await db
      .insert(usageRecords)
      .values({
        ...owner,
        accountId,
        sourceId: source.id,
        fileId: file.id,
        callId: `${mark} call`,
        kind: "call",
        fromNumber: `${mark} from`,
        dialled: `${mark} dialled`,
        toNumber: `${mark} to`,
        occurredAt: TEST_NOW,
        day: "2026-03-15",
        disposition: "no_answer",
        durationSeconds: 60,
        billableSeconds: 60,
        used: 60n,
        charged: 60n,
        per: 60n,
        waived: "not_answered",
        tariffName: `${mark} tariff`,
        destination: `${mark} destination`,
        parts: [],
        amount: "1.23",
        currency: "USD",
      })
      .returning(),
  );
  const waiting = one(
    await db
      .insert(unratedUsage)
      .values({
        ...owner,
        accountId,
        sourceId: source.id,
        fileId: file.id,
        callId: `${mark} waits`,
        reason: "malformed",
        message: `${mark} message`,
        raw: `${mark} raw`,
        triedAt: TEST_NOW,
      })
      .returning(),
  );
  await db.insert(usageTopUps).values({
    ...owner,
    accountId,
    entryId: 1,
    quantity: 60n,
    usableFrom: "2026-03-01",
    reason: `${mark} top-up`,
  });
  await db.insert(usageCounters).values({
    customerId,
    accountId,
    entryId: 1,
    key: `${mark} key`,
    kind: "free",
    value: "0",
    granted: 60n,
    used: 10n,
    usableFrom: "2026-03-01",
  });
  return { sourceId: source.id, fileId: file.id, unratedId: waiting.id, recordId: record.id };
}
