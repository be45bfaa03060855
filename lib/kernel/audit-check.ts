import { asc, gt, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { auditBlocks } from "@/db/schema";
import { hasSignature, signingKeyId } from "@/lib/platform/sign";
import type { AuditHead } from "./audit-heads";
import { type AuditBlock, blockHashOf, digestRows, firstPrevHash, SEAL_PURPOSE } from "./audit-seal";

const PAGE = 200;
/** Sealing runs every minute; a row that waits longer than this says that it does not (security reference 4.2). */
const UNSEALED_MINUTES = 5;

export type AuditCheck = {
  blocks: number;
  rows: number;
  /** Rows not sealed yet. */
  waiting: number;
  /** Plain sentences; empty when all is well. */
  problems: string[];
};

async function* everyBlock(db: Database): AsyncGenerator<AuditBlock> {
  for (let after = 0; ; ) {
    const page = await db
      .select()
      .from(auditBlocks)
      .where(gt(auditBlocks.blockNo, after))
      .orderBy(asc(auditBlocks.blockNo))
      .limit(PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last.blockNo;
  }
}

/** Does the block follow on the one before: number, hash, and the transaction where that one ended? */
function chainProblem(block: AuditBlock, before: AuditBlock | null): string | null {
  if (block.blockNo !== (before?.blockNo ?? 0) + 1) return `blocks before ${block.blockNo} are missing`;
  if (block.prevHash !== (before?.blockHash ?? firstPrevHash))
    return `block ${block.blockNo} does not follow on the one before it`;
  const sameEpoch = before?.epoch === block.epoch;
  const from = sameEpoch ? before?.xidTo : 0;
  if (block.xidFrom !== from || (before && !sameEpoch && before.xidTo !== null))
    return `block ${block.blockNo} leaves a gap after the one before it`;
  return null;
}

function sealProblem(block: AuditBlock): string | null {
  if (blockHashOf(block) !== block.blockHash) return `block ${block.blockNo} was changed`;
  if (block.keyId !== signingKeyId(SEAL_PURPOSE))
    return `block ${block.blockNo} was signed with another DATA_KEY, so its signature can't be checked`;
  if (!hasSignature(block.blockHash, block.signature, SEAL_PURPOSE))
    return `block ${block.blockNo} does not carry our signature`;
  return null;
}

async function rowsProblem(db: Database, block: AuditBlock): Promise<string | null> {
  const found = await digestRows(db, { epoch: block.epoch, from: block.xidFrom, to: block.xidTo });
  if (found.rowCount !== block.rowCount)
    return `block ${block.blockNo} sealed ${block.rowCount} rows and has ${found.rowCount} now`;
  return found.rowsHash === block.rowsHash ? null : `a row of block ${block.blockNo} was changed`;
}

async function headProblems(db: Database, heads: readonly AuditHead[]): Promise<string[]> {
  const problems: string[] = [];
  for (let i = 0; i < heads.length; i += PAGE) {
    const page = heads.slice(i, i + PAGE);
    const rows = await db
      .select({ blockNo: auditBlocks.blockNo, blockHash: auditBlocks.blockHash })
      .from(auditBlocks)
      .where(
        sql`${auditBlocks.blockNo} in (${sql.join(
          page.map(({ blockNo }) => sql`${blockNo}`),
          sql`, `,
        )})`,
      );
    const known = new Map(rows.map((row) => [row.blockNo, row.blockHash]));
    for (const head of page) {
      const hash = known.get(head.blockNo);
      if (hash === undefined)
        problems.push(`block ${head.blockNo} is kept outside, but not in the database any more`);
      else if (hash !== head.blockHash)
        problems.push(`block ${head.blockNo} is not the one that was kept outside`);
    }
  }
  return problems;
}

/** Rows beyond the last block, and how many of them have waited too long. */
async function unsealed(db: Database, last: AuditBlock | null, now: Date) {
  const limit = new Date(now.getTime() - UNSEALED_MINUTES * 60_000);
  const { rows } = await db.execute<{ n: number; old: number }>(sql`
    select count(*)::int as n, count(*) filter (where at < ${limit.toISOString()}::timestamptz)::int as old from audit_log
    where epoch > ${last?.epoch ?? 0} or (epoch = ${last?.epoch ?? 0} and xid::bigint >= ${last?.xidTo ?? null}::bigint)`);
  return rows[0] ?? { n: 0, old: 0 };
}

/** Recomputes everything: rows, blocks, the chain, the heads kept outside, and what waits to be sealed (AUD-6). */
export async function checkAudit(db: Database, heads: readonly AuditHead[], now: Date): Promise<AuditCheck> {
  const problems: string[] = [];
  let before: AuditBlock | null = null;
  let rows = 0;
  for await (const block of everyBlock(db)) {
    const found = [chainProblem(block, before), sealProblem(block), await rowsProblem(db, block)];
    problems.push(...found.filter((problem) => problem !== null));
    rows += block.rowCount;
    before = block;
  }
  problems.push(...(await headProblems(db, heads)));
  const waiting = await unsealed(db, before, now);
  if (waiting.old > 0)
    problems.push(`${waiting.old} rows have waited longer than ${UNSEALED_MINUTES} minutes to be sealed`);
  return { blocks: before?.blockNo ?? 0, rows, waiting: waiting.n, problems };
}
