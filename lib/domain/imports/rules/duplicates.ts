const quoted = (text: string) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;

/** The reason of a row whose key an earlier line of the same file has: the first row counts. */
export const repeatedReason = (
  keyColumn: string,
  { key, firstLine }: { key: string; firstLine: number },
): string => `Column ${keyColumn}: ${quoted(key)} stands on line ${firstLine} already.`;

/** Names and accounts that rows of one file have claimed so far: they must be unique in it as in the database. */
export class Claims {
  private readonly lines = new Map<string, number>();

  /** The line that has it already, or null, in which case this line has it from now on. */
  take(kind: "name" | "account", owner: number, text: string, lineNo: number): number | null {
    const key = `${kind}\n${owner}\n${text.toLowerCase()}`;
    const earlier = this.lines.get(key);
    if (earlier === undefined) this.lines.set(key, lineNo);
    return earlier ?? null;
  }
}

export const claimedReason = (what: "name" | "account", text: string, line: number): string =>
  `The ${what} ${quoted(text)} stands on line ${line} already.`;

/** What is in the database under this row's reference, name and account. */
export type Existing = {
  /** The content that the reference was imported with, and its customer. */
  keyHash: string | null;
  keyCustomerId: number | null;
  keyImportId: number | null;
  /** A customer with this reference that came from elsewhere. */
  hasRef: boolean;
  hasName: boolean;
  hasAccount: boolean;
};

/** Why a row can't become a customer beside what is there; null when it can. An import never overwrites. */
export function existingReason(
  row: { externalRef: string; customer: { name: string }; account: { identifier: string } | null },
  existing: Existing,
): string | null {
  if (existing.keyHash !== null)
    return `The customer ${quoted(row.externalRef)} exists already with different data; an import never overwrites.`;
  if (existing.hasRef)
    return `A customer with the reference ${quoted(row.externalRef)} exists already; an import never overwrites.`;
  if (existing.hasName) return `The name ${quoted(row.customer.name)} is taken by another customer.`;
  if (existing.hasAccount && row.account)
    return `The account ${quoted(row.account.identifier)} belongs to another customer.`;
  return null;
}
