/**
 * Watches the keys of one file go by: the first row with a key counts, a later one gets its reason.
 * Holds one map entry a row, some tens of megabytes for a million of them.
 */
export function watchDuplicates(keyColumn: string): (externalRef: string, lineNo: number) => string | null {
  const seen = new Map<string, number>();
  return (externalRef, lineNo) => {
    const earlier = seen.get(externalRef);
    if (earlier === undefined) {
      seen.set(externalRef, lineNo);
      return null;
    }
    return `Column ${keyColumn}: “${externalRef.slice(0, 40)}” stands on line ${earlier} already.`;
  };
}
