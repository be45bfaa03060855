import { chmodSync, createReadStream, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { sql } from "drizzle-orm";
import pg from "pg";
import { closeDatabase, db } from "@/db/client";
import type { Embedded } from "@/db/embedded";
import { checkJournal } from "@/lib/domain/ledger";
import { receiveUsageFile, runBatch } from "@/lib/domain/usage";
import { forgetEnv } from "@/lib/platform/env";
import { addDays } from "@/lib/platform/time";
import { masterCsv } from "@/lib/testing/samples/master-csv";
import { freshBench } from "./fresh-database";
import { line, median, type Round, time } from "./measure";
import { context, LINES, prepareYardstick, rateByHand, seedRating, ZONE } from "./rating-base";

const ROUNDS = 5;
const GOAL = 5_000;
const DAYS = 6;

/** A file of each round, of days of its own, as a switch would have written it. */
function writeFiles(folder: string, records: number): string[] {
  return Array.from({ length: ROUNDS }, (_, n) => {
    const file = path.join(folder, `Master-${n}.csv`);
    const from = addDays("2026-07-01", n * DAYS);
    const pieces = masterCsv({ seed: n + 1, records, from, days: DAYS, zone: ZONE, lines: LINES });
    writeFileSync(file, [...pieces].join(""), { mode: 0o644 });
    return file;
  });
}

/** The whole path: the file is read, staged, read again part by part, rated, posted, and its detail kept. */
async function rateFile(sourceId: number, file: string): Promise<void> {
  const { fileId } = await receiveUsageFile(context(), {
    sourceId,
    source: createReadStream(file),
    fileName: path.basename(file),
    sizeBytes: statSync(file).size,
    here: true,
  });
  while ((await runBatch(context(), { fileId })).state === "running");
}

/** Both charged the same calls the same amounts, and every balance is the sum of its journal. */
async function check(total: number): Promise<void> {
  const { rows } = await db().execute<Record<string, string>>(sql`
    select (select count(*) from xdrs) as ours, (select count(*) from y_calls) as theirs,
      (select sum(amount) from xdrs) as our_sum, (select sum(amount) from y_calls) as their_sum,
      (select count(*) from customer_balances b join y_balances y using (customer_id) where b.balance <> y.balance) as apart,
      (select sum(rated + free + duplicates + unrated) from usage_files) as taken,
      (select sum(unrated) from usage_files) as unrated`);
  const [row] = rows;
  console.log(
    `  ${row?.taken} records: ${row?.ours} charged, ${row?.our_sum} in all, ${row?.unrated} waiting; by hand ${row?.theirs}, ${row?.their_sum}`,
  );
  const books = await checkJournal(context(), {});
  const same = row?.ours === row?.theirs && row?.our_sum === row?.their_sum && row?.apart === "0";
  if (!same || row?.taken !== String(total) || books.length > 0)
    throw new Error("the bench's correctness check failed; no figure counts");
}

/**
 * G10: BENCH_RECORDS call records (100,000) in five files of a generated Master.csv through the whole path, one process,
 * beside hand-written COPY and INSERT … SELECT that knows this one tariff, in turn (A B A B).
 */
export async function ratingGoal(embedded: Embedded): Promise<boolean> {
  const perRound = Math.floor(Number(process.env.BENCH_RECORDS ?? 100_000) / ROUNDS);
  await closeDatabase();
  const { url, adminUrl } = await freshBench(embedded, "bench_rating");
  process.env.DATABASE_URL = url;
  forgetEnv();
  const folder = mkdtempSync(path.join(os.tmpdir(), "bench-rating-"));
  // COPY is the server's own work, and it runs as another user.
  chmodSync(folder, 0o711);
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const total = perRound * ROUNDS;
    console.log(`\nRating: ${total.toLocaleString("en-US")} records of ${LINES.length} lines…`);
    const sourceId = await seedRating();
    await prepareYardstick(admin);
    const files = writeFiles(folder, perRound);
    const rounds: Round[] = [];
    for (const [n, file] of files.entries()) {
      const yardstick = perRound / ((await time(() => rateByHand(admin, file))) / 1_000);
      const ours = perRound / ((await time(() => rateFile(sourceId, file))) / 1_000);
      rounds.push({ ours, yardstick });
      console.log(`  round ${n + 1}: ours ${ours.toFixed(0)}/s, by hand ${yardstick.toFixed(0)}/s`);
    }
    await check(total);
    console.log(line("G10 rating, whole path", rounds, "records/s", `≥ ${GOAL}/s`));
    return median(rounds.map(({ ours }) => ours)) >= GOAL;
  } finally {
    await admin.end();
    await closeDatabase();
    rmSync(folder, { recursive: true });
  }
}
