import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/platform/env";
import type { AuditBlock } from "./audit-seal";

/** A block's mark, kept outside the database: without it, cutting off the newest blocks would leave no trace. */
export type AuditHead = Pick<AuditBlock, "blockNo" | "epoch" | "blockHash" | "signature">;

/** Where heads are kept; copy it elsewhere from time to time (docs/operations.md). */
export const headsFile = (): string => path.resolve(env().DATA_DIR, "audit-heads.jsonl");

export async function appendHeads(blocks: readonly AuditBlock[], file = headsFile()): Promise<void> {
  if (blocks.length === 0) return;
  const lines = blocks.map(({ blockNo, epoch, blockHash, signature }) =>
    JSON.stringify({ blockNo, epoch, blockHash, signature } satisfies AuditHead),
  );
  await mkdir(path.dirname(file), { recursive: true });
  await appendFile(file, `${lines.join("\n")}\n`, { mode: 0o600 });
}

/** @returns the heads kept so far; none when there is no file. A line that was cut short is left out. */
export async function readHeads(file = headsFile()): Promise<AuditHead[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap((line) => {
    try {
      return line ? [JSON.parse(line) as AuditHead] : [];
    } catch {
      return [];
    }
  });
}
