import { closeDatabase, db } from "@/db/client";
import { runBatch } from "@/lib/domain/usage";
import { adminContext } from "./contexts";
import { USAGE_NOW } from "./usage-trial";

/** Rates a file in a process of its own, for tests that kill it: node … usage-child.ts <file id>. */
const fileId = Number(process.argv[2]);
while ((await runBatch(adminContext(db(), { now: USAGE_NOW }), { fileId })).state === "running");
await closeDatabase();
