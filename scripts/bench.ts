import os from "node:os";
import { sql } from "drizzle-orm";
import { closeDatabase, db } from "@/db/client";
import { migrate } from "@/db/migrate";
import { billingGoal } from "./bench/billing";
import { collectionsGoal } from "./bench/collections";
import { keysetGoal } from "./bench/keyset";
import { pageGoals } from "./bench/pages";
import { paymentsGoal } from "./bench/payments";
import { ratingGoal } from "./bench/rating";
import { searchGoal } from "./bench/search";
import { seed } from "./bench/seed";
import { buildIfChanged } from "./boot/build-step";
import { main } from "./boot/report";
import { loadSettings, openRuntime } from "./boot/runtime";

const SETTINGS = ["server_version", "shared_buffers", "fsync", "synchronous_commit", "work_mem", "jit"];

/**
 * `npm run bench [search] [pages] [rating] [billing] [collections] [payments]`: measures the goals of docs/performance.md beside their yardsticks, in a database of
 * its own (.data/bench). BENCH_CUSTOMERS sets the size, a million by default.
 */
main(async () => {
  const asked = process.argv.slice(2);
  const wants = (name: string) => asked.length === 0 || asked.includes(name);
  const size = Number(process.env.BENCH_CUSTOMERS ?? 1_000_000);
  // Never the installation's own database, whatever the environment says.
  delete process.env.DATABASE_URL;
  process.env.DATA_DIR = ".data/bench";
  const runtime = await openRuntime(loadSettings(), { what: "npm run bench" });
  let met = true;
  try {
    Object.assign(process.env, runtime.environment, { PROCESS_KIND: "command" });
    await migrate(runtime.databaseUrl);
    if (wants("search") || wants("pages")) {
      console.log(`Seeding ${size.toLocaleString("en-US")} customers, unless they are there…`);
      await seed(size);
    }
    for (const name of SETTINGS) {
      const { rows } = await db().execute<Record<string, string>>(sql.raw(`show ${name}`));
      console.log(`  ${name} ${Object.values(rows[0] ?? {})[0]}`);
    }
    console.log(`  Node ${process.version}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(2)}`);
    if (wants("search")) met = (await searchGoal()) && met;
    if (wants("search")) met = (await keysetGoal(size)) && met;
    if (wants("pages")) {
      await buildIfChanged(runtime.environment);
      met = (await pageGoals(runtime.environment)) && met;
    }
    if (wants("rating") && runtime.embedded) met = (await ratingGoal(runtime.embedded)) && met;
    if (wants("collections") && runtime.embedded) met = (await collectionsGoal(runtime.embedded)) && met;
    if (wants("payments") && runtime.embedded) met = (await paymentsGoal(runtime.embedded)) && met;
    if (wants("billing") && runtime.embedded) met = (await billingGoal(runtime.embedded)) && met;
  } finally {
    await closeDatabase();
    await runtime.close();
  }
  console.log(met ? "\nEvery goal measured is met." : "\nNot every goal is met.");
  return met ? 0 : 1;
});
