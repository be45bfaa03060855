import { desc, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import { auditBlocks } from "@/db/schema";
import { sha256Hex } from "@/lib/platform/ids";
import { sign, signingKeyId } from "@/lib/platform/sign";

export type AuditBlock = typeof auditBlocks.$inferSelect;

export const SEAL_PURPOSE = "audit-seal";
/** Any number will do, as long as every sealer asks for the same one. */
const LOCK = 7_212_027;
/** About as many rows as one block holds; a transaction is never split. */
const BLOCK_ROWS = 100_000;
const FIRST = "0".repeat(64);

type Stretch = { epoch: number; from: number; to: number | null };

/** Everything a block says, in one line: what is hashed, and so what can't be changed unnoticed. */
export const blockHashOf = (b: Omit<AuditBlock, "blockHash" | "signature">): string =>
  sha256Hex(
    [
      b.blockNo,
      b.epoch,
      b.xidFrom,
      b.xidTo ?? "end",
      b.rowCount,
      b.rowsHash,
      b.prevHash,
      b.keyId,
      b.sealedAt.toISOString(),
    ].join("|"),
  );

/** How many rows a stretch has, and the digest of them all in the order of their transactions. */
export async function digestRows(
  tx: Database | Transaction,
  { epoch, from, to }: Stretch,
): Promise<{ rowCount: number; rowsHash: string }> {
  const { rows } = await tx.execute<{ n: number; hash: string }>(sql`
    select count(*)::int as n,
      encode(sha256(coalesce(string_agg(audit_row_digest(l), ''::bytea order by l.xid::bigint, l.id), ''::bytea)), 'hex')
        as hash
    from audit_log l
    where l.epoch = ${epoch} and l.xid::bigint >= ${from} and (${to}::bigint is null or l.xid::bigint < ${to}::bigint)`);
  return { rowCount: rows[0]?.n ?? 0, rowsHash: rows[0]?.hash ?? "" };
}

/**
 * The next stretch that no transaction can add to any more. Everything below the oldest running transaction is final;
 * an epoch that is over is final to its end.
 */
async function nextStretch(tx: Transaction, last: AuditBlock | undefined): Promise<Stretch | null> {
  const found = await tx.execute<{ epoch: number; current: number; horizon: string }>(sql`
    select min(epoch)::int as epoch, (select max(epoch)::int from audit_epochs) as current,
      pg_snapshot_xmin(pg_current_snapshot())::text as horizon
    from audit_epochs where epoch > ${last?.xidTo === null ? last.epoch : (last?.epoch ?? 0) - 1}`);
  const { epoch, current, horizon } = found.rows[0] ?? {};
  if (!epoch || !current) return null;
  const from = last?.epoch === epoch ? (last.xidTo ?? 0) : 0;
  const end = epoch < current ? null : Number(horizon);
  const near = await tx.execute<{ n: number; last: string | null }>(sql`
    select count(*)::int as n, max(x)::text as last from (
      select l.xid::bigint as x from audit_log l
      where l.epoch = ${epoch} and l.xid::bigint >= ${from} and (${end}::bigint is null or l.xid::bigint < ${end}::bigint)
      order by 1 limit ${BLOCK_ROWS}) first`);
  const { n = 0, last: lastXid } = near.rows[0] ?? {};
  if (n === 0 && end !== null) return null;
  return { epoch, from, to: n < BLOCK_ROWS ? end : Number(lastXid) + 1 };
}

async function sealNext(db: Database, now: Date): Promise<AuditBlock | null> {
  return db.transaction(async (tx) => {
    const lock = await tx.execute<{ got: boolean }>(sql`select pg_try_advisory_xact_lock(${LOCK}) as got`);
    if (!lock.rows[0]?.got) return null;
    const [last] = await tx.select().from(auditBlocks).orderBy(desc(auditBlocks.blockNo)).limit(1);
    const stretch = await nextStretch(tx, last);
    if (!stretch) return null;
    const content = {
      blockNo: (last?.blockNo ?? 0) + 1,
      epoch: stretch.epoch,
      xidFrom: stretch.from,
      xidTo: stretch.to,
      ...(await digestRows(tx, stretch)),
      prevHash: last?.blockHash ?? FIRST,
      keyId: signingKeyId(SEAL_PURPOSE),
      sealedAt: now,
    };
    const blockHash = blockHashOf(content);
    const block = { ...content, blockHash, signature: sign(blockHash, SEAL_PURPOSE) };
    await tx.insert(auditBlocks).values(block);
    return block;
  });
}

/**
 * Seals everything that is final (security reference 4.2). Writers never wait for it; of several sealers one works and
 * the others leave. Not an operation: it changes nothing that it could tell the log about.
 * @returns the blocks made now.
 */
export async function sealAudit(db: Database, now: Date): Promise<AuditBlock[]> {
  const made: AuditBlock[] = [];
  for (let block = await sealNext(db, now); block; block = await sealNext(db, now)) made.push(block);
  return made;
}

export const firstPrevHash = FIRST;
