import { sql } from "drizzle-orm";
import type { Reader } from "@/lib/kernel/work";
import { type Owner, readOwners } from "./owners";
import { type Claims, claimedReason, type Existing, existingReason } from "./rules/duplicates";
import { type ImportRow, mapRow } from "./rules/row";
import type { Setup } from "./setup";
import type { StagedRow } from "./store";

export type RowToImport = { lineNo: number; row: ImportRow } & Owner;
export type Planned = {
  toImport: RowToImport[];
  unchanged: { lineNo: number; customerId: number }[];
  rejected: { lineNo: number; reason: string }[];
};

type Owned = { lineNo: number; row: ImportRow } & Owner;

/** One answer a row, in the rows' order; one statement. */
async function readExisting(read: Reader, rows: readonly Owned[]): Promise<Existing[]> {
  if (rows.length === 0) return [];
  const asked = rows.map(({ resellerId, row }, n) => ({
    n,
    owner: resellerId,
    ref: row.externalRef,
    name: row.customer.name,
    account: row.account?.identifier ?? null,
  }));
  const { rows: found } = await read.tx.execute<{ e: Existing }>(sql`
    select jsonb_build_object('keyHash', k.row_hash, 'keyCustomerId', k.customer_id, 'keyImportId', k.import_id,
      'hasRef', exists (select from customers c where c.reseller_id = r.owner and c.external_ref = r.ref),
      'hasName', exists (select from customers c where c.reseller_id = r.owner and c.name_key = lower(r.name)),
      'hasAccount', exists (select from accounts a where a.identifier_key = lower(r.account))) as e
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      as r(n int, owner bigint, ref text, name text, account text)
    left join import_keys k on k.reseller_id = r.owner and k.external_ref = r.ref
    order by r.n`);
  return found.map(({ e }) => e);
}

function claim({ lineNo, row, resellerId }: Owned, claims: Claims): string | null {
  const { name } = row.customer;
  const byName = claims.take("name", resellerId, name, lineNo);
  if (byName !== null) return claimedReason("name", name, byName);
  if (!row.account) return null;
  const byAccount = claims.take("account", 0, row.account.identifier, lineNo);
  return byAccount === null ? null : claimedReason("account", row.account.identifier, byAccount);
}

/**
 * Part: what is to become of staged rows, without doing it; preview and run share it. Reads only.
 * @param claims what earlier rows of the file take, where those are not in the database (yet).
 */
export async function planRows(
  read: Reader,
  setup: Setup,
  staged: readonly StagedRow[],
  claims: Claims,
): Promise<Planned> {
  const planned: Planned = { toImport: [], unchanged: [], rejected: [] };
  const mapped: { lineNo: number; row: ImportRow }[] = [];
  for (const { lineNo, record } of staged) {
    const result = mapRow(setup.mapping, record, setup);
    if (result.ok) mapped.push({ lineNo, row: result.row });
    else planned.rejected.push({ lineNo, reason: result.reasons.join(" ") });
  }
  const ownerOf = await readOwners(
    read,
    mapped.map(({ row }) => row),
    setup.mapping.currency,
  );
  const owned: Owned[] = [];
  for (const one of mapped) {
    const owner = ownerOf(one.row);
    if (typeof owner === "string") planned.rejected.push({ lineNo: one.lineNo, reason: owner });
    else owned.push({ ...one, ...owner });
  }
  const existing = await readExisting(read, owned);
  owned.forEach((one, n) => {
    const there = existing[n];
    if (!there) throw new Error("a row got no answer");
    if (there.keyHash === one.row.rowHash && there.keyCustomerId !== null) {
      planned.unchanged.push({ lineNo: one.lineNo, customerId: there.keyCustomerId });
      return;
    }
    const reason = existingReason(one.row, there) ?? claim(one, claims);
    if (reason === null) planned.toImport.push(one);
    else planned.rejected.push({ lineNo: one.lineNo, reason });
  });
  return planned;
}
