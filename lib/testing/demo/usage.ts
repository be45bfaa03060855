import { Readable } from "node:stream";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { accounts, productTariffs } from "@/db/schema";
import { createSource, receiveUsageFile, runBatch } from "@/lib/domain/usage";
import type { Context } from "@/lib/kernel/context";
import { addDays, type PlainDate, toDayNumber } from "@/lib/platform/time";
import { masterCsv } from "../samples/master-csv";
import { ZONE } from "./company";
import type { At } from "./customers";

const LINES = 60;
const CALLS_A_DAY = 26;
const MESSAGES_A_DAY = 3;

/** Lines that something rates the usage of. */
const ratedLines = (db: Database, service: string) =>
  db
    .select({ identifier: accounts.identifier, name: accounts.name })
    .from(accounts)
    .innerJoin(
      productTariffs,
      and(eq(productTariffs.productId, accounts.productId), eq(productTariffs.service, service)),
    )
    .where(inArray(accounts.role, ["phone_line", "mobile"]))
    .orderBy(asc(accounts.id))
    .limit(LINES);

async function take(ctx: Context, sourceId: number, fileName: string, pieces: Iterable<string>) {
  const source = Readable.from([...pieces].map((piece) => Buffer.from(piece)));
  const { fileId } = await receiveUsageFile(ctx, { sourceId, source, fileName, here: true });
  while ((await runBatch(ctx, { fileId })).state === "running");
}

const two = (n: number): string => String(n).padStart(2, "0");

/** A gateway's own CSV: one line a message. */
function* messages(
  lines: readonly { identifier: string }[],
  { from, days }: { from: PlainDate; days: number },
): Generator<string> {
  yield "id,sent,line,to\n";
  for (let n = 0; n < days * MESSAGES_A_DAY; n++) {
    const day = addDays(from, (n * 5) % days);
    const line = lines[n % lines.length]?.identifier ?? "";
    yield `m-${from}-${n},${day} ${two(8 + (n % 12))}:${two((n * 7) % 60)}:00,${line},+1212555${two(n)}${two(n)}\n`;
  }
}

/** The switch and the gateway that tell of usage. */
export async function makeSources(at: At): Promise<{ calls: number; messages: number }> {
  const { sourceId: calls } = await createSource(at(300), {
    key: "main-switch",
    name: "Main switch",
    format: "asterisk",
    zone: ZONE,
    accountFrom: "accountcode,src",
  });
  const { sourceId: messages } = await createSource(at(300), {
    key: "sms-gateway",
    name: "SMS gateway",
    format: "mapped",
    mapping: {
      version: 1,
      kind: "message",
      fields: { callId: "id", start: "sent", account: "line", to: "to" },
      zone: ZONE,
    },
  });
  return { calls, messages };
}

/**
 * What the lines used on some days: calls as the switch's file tells them, messages as the gateway does. Some wait, as
 * always: feature codes, and a line that nobody knows.
 */
export async function makeUsage(
  ctx: Context,
  db: Database,
  sources: { calls: number; messages: number },
  { from, days }: { from: PlainDate; days: number },
): Promise<void> {
  const lines = (await ratedLines(db, "call")).map(({ identifier, name }) => ({
    code: identifier,
    number: identifier,
    name: name || identifier,
  }));
  const unknown = { code: "1646555999", number: "1646555999", name: "Test phone" };
  const seed = toDayNumber(from);
  const calls = { records: days * CALLS_A_DAY, from, days, zone: ZONE };
  await take(ctx, sources.calls, `Master-${from}.csv`, masterCsv({ ...calls, seed, lines }));
  const few = { records: 6, from, days: Math.min(days, 2), zone: ZONE, seed: seed + 1, lines: [unknown] };
  await take(ctx, sources.calls, `Master-test-${from}.csv`, masterCsv(few));
  const senders = await ratedLines(db, "message");
  if (senders.length > 0)
    await take(ctx, sources.messages, `messages-${from}.csv`, messages(senders, { from, days }));
}
