import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive, markOf, type ProcessMark, sleep } from "./process";

/** A process that uses the embedded database. The last one to leave stops it. */
export type Holder = ProcessMark & { what: string };

const LOCK_PATIENCE_MS = 120_000;
const folderOf = (dataDir: string) => path.join(dataDir, "holders");

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}

/** Who holds the database now, this process left out. Forgets those that died without leaving. */
export function otherHolders(dataDir: string): Holder[] {
  const folder = folderOf(dataDir);
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    const holder = read<Holder>(file);
    if (holder && isAlive(holder)) return holder.pid === process.pid ? [] : [holder];
    rmSync(file, { force: true });
    return [];
  });
}

export function hold(dataDir: string, what: string): void {
  mkdirSync(folderOf(dataDir), { recursive: true });
  const holder: Holder = { ...markOf(process.pid), what };
  writeFileSync(path.join(folderOf(dataDir), `${process.pid}.json`), JSON.stringify(holder));
}

export function letGo(dataDir: string): void {
  rmSync(path.join(folderOf(dataDir), `${process.pid}.json`), { force: true });
}

/** One process at a time starts or stops the database; a lock whose owner died is taken over. */
export async function locked<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(dataDir, "embedded.lock");
  const deadline = Date.now() + LOCK_PATIENCE_MS;
  while (true) {
    try {
      writeFileSync(file, JSON.stringify(markOf(process.pid)), { flag: "wx" });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = read<ProcessMark>(file);
      if (owner && !isAlive(owner)) rmSync(file, { force: true });
      else if (Date.now() > deadline)
        throw new Error(`${file} is held by process ${owner?.pid ?? "unknown"}.`);
      else await sleep(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}
