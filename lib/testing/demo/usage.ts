import { Readable } from "node:stream";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { accounts, productTariffs } from "@/db/schema";
import { createSource, receiveUsageFile, runBatch } from "@/lib/domain/usage";
import type { Context } from "@/lib/kernel/context";
import { addDays, type PlainDate } from "@/lib/platform/time";
import { masterCsv } from "../samples/master-csv";
import { ZONE } from "./company";
import type { At } from "./customers";

const DAYS = 34;
const LINES = 60;

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
function* messages(lines: readonly { identifier: string }[], from: PlainDate): Generator<string> {
  yield "id,sent,line,to\n";
  for (let n = 0; n < 90; n++) {
    const day = addDays(from, (n * 5) % DAYS);
    const line = lines[n % lines.length]?.identifier ?? "";
    yield `m-${1000 + n},${day} ${two(8 + (n % 12))}:${two((n * 7) % 60)}:00,${line},+1212555${two(n)}${two(n)}\n`;
  }
}

/**
 * What the lines used in the weeks before: calls as the switch's files tell them, messages as a gateway does. Some wait, as
 * always: feature codes, and a line that nobody knows.
 */
export async function makeUsage(at: At, db: Database, today: PlainDate): Promise<void> {
  const from = addDays(today, -DAYS);
  const ctx = at(0);
  const { sourceId } = await createSource(at(300), {
    key: "main-switch",
    name: "Main switch",
    format: "asterisk",
    zone: ZONE,
    accountFrom: "accountcode,src",
  });
  const lines = (await ratedLines(db, "call")).map(({ identifier, name }) => ({
    code: identifier,
    number: identifier,
    name: name || identifier,
  }));
  const unknown = { code: "1646555999", number: "1646555999", name: "Test phone" };
  const calls = { records: 900, from, days: DAYS, zone: ZONE };
  await take(ctx, sourceId, "Master.csv", masterCsv({ ...calls, seed: 17, lines }));
  const few = { records: 12, from: addDays(today, -3), days: 2, zone: ZONE, seed: 18, lines: [unknown] };
  await take(ctx, sourceId, "Master-test.csv", masterCsv(few));
  const gateway = await createSource(at(300), {
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
  const senders = await ratedLines(db, "message");
  if (senders.length > 0) await take(ctx, gateway.sourceId, "messages.csv", messages(senders, from));
}
