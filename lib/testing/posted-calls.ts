import { sql } from "drizzle-orm";
import { beforeAll } from "vitest";
import { db } from "@/db/client";
import { usageRecords } from "@/db/schema";
import { postRecords, renewSourceSecret } from "@/lib/domain/usage";
import { systemContext } from "./contexts";
import { ctx, USAGE_NOW, type UsageWorld, usageWorld } from "./usage-trial";

/** What a switch posts to; made before the first test of a file. */
export const posted = {} as { world: UsageWorld; secret: string };
export const key = "main-switch";
export const system = () => systemContext(db(), { now: USAGE_NOW });

/** A call of a minute as a switch tells it. */
export const call = (uniqueid: string, more: Record<string, string | number> = {}) => ({
  accountcode: "1001",
  src: "12125550101",
  dst: "+12125551234",
  channel: "PJSIP/1001-00000001",
  dstchannel: "PJSIP/trunk-00000002",
  start: "2026-11-05 10:00:00",
  answer: "2026-11-05 10:00:00",
  end: "2026-11-05 10:01:00",
  duration: 60,
  billsec: 60,
  disposition: "ANSWERED",
  uniqueid,
  ...more,
});

export const send = (...records: unknown[]) => postRecords(system(), { key, secret: posted.secret, records });
export const customerId = () => posted.world.estate.customerId;

export const recordOf = async (uniqueid: string) => {
  const rows = await db()
    .select()
    .from(usageRecords)
    .where(sql`call_id like ${`${uniqueid}/%`} and superseded_at is null`);
  return rows[0]!;
};

/** A world with a switch that may post. */
export function openSwitch(): void {
  beforeAll(async () => {
    posted.world = await usageWorld();
    posted.secret = (await renewSourceSecret(ctx(), { sourceId: posted.world.sourceId })).secret;
  });
}
