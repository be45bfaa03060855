import { AuditTrail } from "@/lib/kernel/audit";
import { constraintOf, sqlState } from "@/lib/kernel/retry";
import type { Work } from "@/lib/kernel/work";
import { DomainError } from "@/lib/platform/errors";
import type { RowToImport } from "./plan-rows";
import { bothWritten, nothingWritten, type Written } from "./write-rows";

export type Rejected = { lineNo: number; reason: string };
type Write = (work: Work, rows: readonly RowToImport[]) => Promise<Written>;

/** SQLSTATE classes that are about the data of a row: 22 a value that does not fit, 23 a violated constraint. */
const ABOUT_DATA = /^2[23]/;

/** Why a row can't be written, in plain words; null when the trouble is not the row's (a lock, a lost connection). */
function rowFault(error: unknown): string | null {
  if (error instanceof DomainError)
    return ["invalid", "conflict", "not_found"].includes(error.code) ? error.message : null;
  const state = sqlState(error);
  if (!state || !ABOUT_DATA.test(state)) return null;
  const constraint = constraintOf(error);
  return constraint
    ? `The database refused this row (rule ${constraint}).`
    : "The database refused a value of this row.";
}

/** Runs a write under a savepoint; its audit rows count only when it stands. */
const underSavepoint = (work: Work, action: string, rows: readonly RowToImport[], write: Write) =>
  work.tx.transaction(async (tx) => {
    const audit = new AuditTrail(action);
    const written = await write({ ...work, tx, audit }, rows);
    work.audit.entries.push(...audit.entries);
    return written;
  });

/**
 * Part: writes all rows that can be written. A set that fails is undone and halved until the bad rows stand alone,
 * so that one bad row costs a handful of statements and never its neighbours.
 */
export async function writeCarefully(
  work: Work,
  action: string,
  rows: readonly RowToImport[],
  write: Write,
): Promise<{ written: Written; rejected: Rejected[] }> {
  if (rows.length === 0) return { written: nothingWritten(), rejected: [] };
  try {
    return { written: await underSavepoint(work, action, rows, write), rejected: [] };
  } catch (error) {
    const reason = rowFault(error);
    if (reason === null) throw error;
    const [only] = rows;
    if (rows.length === 1 && only)
      return { written: nothingWritten(), rejected: [{ lineNo: only.lineNo, reason }] };
    const middle = rows.length >> 1;
    const first = await writeCarefully(work, action, rows.slice(0, middle), write);
    const second = await writeCarefully(work, action, rows.slice(middle), write);
    return {
      written: bothWritten(first.written, second.written),
      rejected: [...first.rejected, ...second.rejected],
    };
  }
}
