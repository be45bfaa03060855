import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { closeDatabase } from "@/db/client";
import { findOperator } from "@/lib/domain/identity";
import {
  findUnfinishedImport,
  getImport,
  type Mapping,
  makePreview,
  parseMapping,
  receiveImport,
  saveMapping,
  startImport,
} from "@/lib/domain/imports";
import { getPublicCompany } from "@/lib/domain/parties";
import { recordFailure, runBatches } from "@/lib/jobs/import-batches";
import type { Context } from "@/lib/kernel/context";
import { DomainError } from "@/lib/platform/errors";
import { formatCount } from "@/lib/platform/format";
import { jobContext, startedJobContext } from "@/lib/transport/job";
import { BootError, main } from "./boot/report";
import { type Arguments, readArguments } from "./import/arguments";
import { previewLines, resultLines, statisticsLines, writeRejects } from "./import/report";

const NAME = "npm run import";
type MakeContext = () => Context;

async function contextFor(login: string | null): Promise<MakeContext> {
  const company = await getPublicCompany(jobContext(NAME), {}).catch(() => null);
  if (!company) throw new BootError("There is no company in this database yet. Run npm start once first.");
  if (login === null) return () => jobContext(NAME);
  const actor = await findOperator(jobContext(NAME), { login });
  if (actor?.kind !== "admin" || !actor.person)
    throw new BootError(`There is no active operator “${login}”.`);
  if (!actor.permissions.has("import:run")) throw new BootError(`“${login}” may not import customers.`);
  const { person, permissions } = actor;
  return () => startedJobContext(person, [...permissions]);
}

function readMap(file: string): Mapping {
  if (!existsSync(file)) throw new BootError(`There is no file ${file}.`);
  try {
    return parseMapping(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new BootError(`${file}: ${(error as Error).message}`);
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}

/** An import of this file that was cut short, or a new one. */
async function stage(context: MakeContext, file: string, mapping: Mapping): Promise<number> {
  const sizeBytes = statSync(file).size;
  const fileSha256 = await hashOf(file);
  const unfinished = await findUnfinishedImport(context(), { fileSha256, mapping });
  if (unfinished) {
    const { importId, done, total } = unfinished;
    if (done > 0)
      console.log(`Going on with import ${importId} at row ${formatCount(done)} of ${formatCount(total)}.`);
    return importId;
  }
  const { encoding, delimiter } = mapping;
  const source = createReadStream(file);
  const received = { source, fileName: path.basename(file), sizeBytes, encoding, delimiter };
  const { importId, total } = await receiveImport(context(), received);
  await saveMapping(context(), { importId, mapping });
  console.log(`Import ${importId}: ${formatCount(total)} rows read.`);
  return importId;
}

/** One line that is written over on a terminal, and a line every tenth otherwise. */
function progress() {
  let told = 0;
  return ({ done, total }: { done: number; total: number }) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    const text = `${formatCount(done)} of ${formatCount(total)} · ${percent}%`;
    if (process.stdout.isTTY) process.stdout.write(`\r${text}${done >= total ? "\n" : ""}`);
    else if (percent >= told + 10 || percent === 100) {
      told = percent;
      console.log(text);
    }
  };
}

async function run(context: MakeContext, importId: number, file: string): Promise<number> {
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      stopping = true;
    });
  await startImport(context(), { importId, here: true });
  const result = await runBatches(context, importId, { stopped: () => stopping, onProgress: progress() });
  if (result.state !== "done") {
    console.log("Stopped. Nothing is half done: run the same command again to go on.");
    return 130;
  }
  const after = await getImport(context(), { importId });
  for (const line of resultLines(after)) console.log(line);
  const rejects = await writeRejects(context, importId, after.headers, file, after.rejected);
  if (rejects) console.log(`The rejected rows and their reasons are in ${rejects}.`);
  for (const line of await statisticsLines(context())) console.log(line);
  return 0;
}

async function preview(context: MakeContext, importId: number, file: string): Promise<number> {
  const found = await makePreview(context(), { importId });
  if (!found) throw new BootError("This file's import has begun; a dry run comes before it.");
  for (const line of previewLines(found)) console.log(line);
  const { headers } = await getImport(context(), { importId });
  const rejects = await writeRejects(context, importId, headers, file, found.rejected);
  if (rejects) console.log(`The rows that would be rejected and their reasons are in ${rejects}.`);
  return found.problems.length > 0 ? 1 : 0;
}

async function importFile({ file, map, isDryRun, login }: Arguments): Promise<number> {
  if (!existsSync(file)) throw new BootError(`There is no file ${file}.`);
  const mapping = readMap(map);
  const context = await contextFor(login);
  let importId: number | null = null;
  try {
    importId = await stage(context, file, mapping);
    return await (isDryRun ? preview(context, importId, file) : run(context, importId, file));
  } catch (error) {
    if (importId !== null && !isDryRun) await recordFailure(importId, NAME, error);
    if (error instanceof DomainError)
      throw new BootError([error.message, ...Object.values(error.fields).flat()].join("\n"));
    throw error;
  }
}

main(async () => {
  process.env.PROCESS_KIND ||= "command";
  const words = readArguments(process.argv.slice(2));
  const began = performance.now();
  try {
    const code = await importFile(words);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(`${((performance.now() - began) / 1000).toFixed(1)} s, ${megabytes} MB of memory at most.`);
    return code;
  } finally {
    await closeDatabase();
  }
});
