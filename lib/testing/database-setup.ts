import { afterAll, beforeAll } from "vitest";
import { closeDatabase } from "@/db/client";
import { forgetEnv } from "@/lib/platform/env";
import { cloneTemplate, dropDatabase } from "./database";

const name = `trunkline_worker_${process.pid}_${process.env.VITEST_POOL_ID ?? "0"}`;

// Every test file begins with an empty, migrated database of its own, which `db()` and `pool()` reach.
beforeAll(async () => {
  process.env.DATABASE_URL = await cloneTemplate(name);
  forgetEnv();
});

afterAll(async () => {
  await closeDatabase();
  await dropDatabase(name);
});
