import { spawn } from "node:child_process";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { checkJournal } from "@/lib/domain/ledger";
import { systemContext } from "@/lib/testing/contexts";
import { masterCsv } from "@/lib/testing/samples/master-csv";
import {
  ctx,
  finish,
  include,
  receive,
  stateHash,
  type UsageWorld,
  usageWorld,
} from "@/lib/testing/usage-trial";
import { getFile, listStalledFiles, reviveFile } from "./index";

let world: UsageWorld;
let undisturbed: string;

const file = () =>
  masterCsv({ seed: 5, records: 5_000, from: "2026-11-10", days: 6, zone: "America/New_York" });

/** What the file leaves behind is taken away, so that it can be taken in anew. */
async function forget(): Promise<void> {
  for (const table of ["usage_records", "xdrs", "xdr_sources"])
    await db().execute(sql.raw(`alter table ${table} disable trigger user`));
  await db().execute(sql`truncate usage_file_parts, usage_files, usage_records, usage_calls, usage_counters,
    unrated_usage, xdrs, xdr_sources, customer_balances restart identity`);
  for (const table of ["usage_records", "xdrs", "xdr_sources"])
    await db().execute(sql.raw(`alter table ${table} enable trigger user`));
}

/** Rates a file in a process of its own. @returns the signal it died of, or null. */
const inChild = (fileId: number, failpoint: string): Promise<NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "lib/testing/usage-child.ts", String(fileId)], {
      env: { ...process.env, FAILPOINT: failpoint, NODE_ENV: "test" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (piece: Buffer) => (said += piece));
    child.on("exit", (code, signal) =>
      code ? reject(new Error(`the child ended with ${code}: ${said.slice(0, 2000)}`)) : resolve(signal),
    );
  });

beforeAll(async () => {
  world = await usageWorld();
  await include(world.estate.productId, 100_000n);
  const { fileId } = await receive(world.sourceId, file());
  await finish(fileId);
  undisturbed = await stateHash();
  await forget();
});

describe("a process killed with kill -9", { timeout: 180_000 }, () => {
  it("at nothing leaves what an undisturbed one does", async () => {
    const { fileId } = await receive(world.sourceId, file());
    expect(await inChild(fileId, "")).toBeNull();
    expect(await stateHash()).toBe(undisturbed);
    await forget();
  });

  // Before and after rating of a part, and between the last statement and the commit; the first part, and a later one.
  for (const place of ["usage.read:1", "usage.rated:1", "usage.saved:1", "usage.rated:2", "usage.saved:3"])
    it(`at ${place} loses nothing and repeats nothing, when it is taken up again`, async () => {
      const { fileId } = await receive(world.sourceId, file());
      expect(await inChild(fileId, place)).toBe("SIGKILL");
      const { status, done } = await getFile(ctx(), { fileId });
      expect([status, done]).toEqual(
        place.endsWith("1") ? ["queued", 0] : ["running", place.endsWith("2") ? 2_000 : 4_000],
      );
      await finish(fileId);
      expect(await stateHash()).toBe(undisturbed);
      expect(await checkJournal(systemContext(db()), {})).toEqual([]);
      await forget();
    });

  it("is found a minute later, and its file queued again once", async () => {
    const { fileId } = await receive(world.sourceId, file());
    await inChild(fileId, "usage.saved:2");
    const system = (now: string) => systemContext(db(), { now: new Date(now) });
    expect(await listStalledFiles(system("2026-12-01T12:00:30Z"), {})).toEqual([]);
    expect(await listStalledFiles(system("2026-12-01T12:01:30Z"), {})).toEqual([fileId]);
    await reviveFile(system("2026-12-01T12:01:30Z"), { fileId });
    expect(await listStalledFiles(system("2026-12-01T12:01:40Z"), {})).toEqual([]);
    const { rows } = await db().execute(sql`select task_identifier, key from graphile_worker.jobs`);
    expect(rows).toEqual([{ task_identifier: "usage.run", key: `usage:${fileId}` }]);
  });
});
