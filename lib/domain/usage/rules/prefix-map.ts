/** Values by leading digits, ready to be asked for the longest one that fits. */
export type PrefixMap<Value> = { longest: number; byLength: (Map<string, Value> | undefined)[] };

/** A prefix given twice keeps its last value. */
export function prefixMap<Value>(
  entries: Iterable<readonly [prefix: string, value: Value]>,
): PrefixMap<Value> {
  const byLength: (Map<string, Value> | undefined)[] = [];
  for (const [prefix, value] of entries) {
    const same = byLength[prefix.length] ?? new Map<string, Value>();
    byLength[prefix.length] = same.set(prefix, value);
  }
  return { longest: byLength.length - 1, byLength };
}

/** The first value that `pick` takes, from the longest prefix of the digits to the empty one; null when it takes none. */
export function longestMatch<Value, Picked>(
  map: PrefixMap<Value>,
  digits: string,
  pick: (value: Value) => Picked | null,
): Picked | null {
  for (let length = Math.min(map.longest, digits.length); length >= 0; length--) {
    const value = map.byLength[length]?.get(digits.slice(0, length));
    const picked = value === undefined ? null : pick(value);
    if (picked !== null) return picked;
  }
  return null;
}
