import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { listSources, receiveUsageFile, type UsageSource } from "@/lib/domain/usage";
import type { Context } from "@/lib/kernel/context";
import { DomainError } from "@/lib/platform/errors";

/** A file that nobody wrote to for so long is complete. */
const SETTLED_MS = 20_000;
const MOST_AT_ONCE = 100;

async function completeFiles(folder: string, now: Date): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !/\.(tmp|part)$/i.test(entry.name))
    .map(({ name }) => name)
    .sort();
  const complete: string[] = [];
  for (const name of names.slice(0, MOST_AT_ONCE)) {
    const { mtimeMs, size } = await stat(path.join(folder, name));
    if (size > 0 && now.getTime() - mtimeMs >= SETTLED_MS) complete.push(name);
  }
  return complete;
}

/** Out of the way, never over another file of the same name. */
async function move(folder: string, name: string, to: "done" | "failed", now: Date): Promise<string> {
  await mkdir(path.join(folder, to), { recursive: true });
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const target = path.join(folder, to, `${stamp}-${name}`);
  await rename(path.join(folder, name), target);
  return target;
}

async function takeUp(ctx: Context, folder: string, name: string, source: UsageSource): Promise<boolean> {
  const file = path.join(folder, name);
  const { size } = await stat(file);
  const fail = async (message: string) => {
    const target = await move(folder, name, "failed", ctx.now);
    await writeFile(`${target}.reason.txt`, `${message}\n`);
    return true;
  };
  try {
    const { status } = await receiveUsageFile(ctx, {
      sourceId: source.id,
      source: createReadStream(file),
      fileName: name,
      sizeBytes: size,
    });
    if (status === "failed")
      return fail("The file was taken in, and its rating stopped. Its page says why, and resumes it.");
    if (status !== "done") return false;
    await move(folder, name, "done", ctx.now);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return fail(error.message);
    throw error;
  }
}

/**
 * Takes up what lies complete in the folders of watched sources (`<dir>/<source key>/`): a file is staged first, rated by
 * a job, and put into `done` or `failed` by a later sweep. A file is known by its content, so a stop between any two of
 * these steps repeats none of them.
 * @returns how many files were put away.
 */
export async function sweepFolders(context: () => Context, dir: string): Promise<number> {
  let away = 0;
  for (const source of await listSources(context(), {})) {
    if (!source.watched) continue;
    const folder = path.join(dir, source.key);
    await mkdir(folder, { recursive: true });
    for (const name of await completeFiles(folder, context().now))
      if (await takeUp(context(), folder, name, source)) away++;
  }
  return away;
}
