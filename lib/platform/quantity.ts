const two = (n: bigint): string => String(n).padStart(2, "0");

/** Seconds as people read a call's length: "3:47", "1:02:03". */
export function formatSeconds(seconds: bigint | number | string): string {
  const all = BigInt(seconds);
  const [hours, minutes, rest] = [all / 3600n, (all / 60n) % 60n, all % 60n];
  return hours > 0n ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** Bytes in the largest unit that leaves at least one, with up to one decimal, rounded up: "1.5 GiB". */
export function formatBytes(bytes: bigint | number | string): string {
  const all = BigInt(bytes);
  let [unit, size] = [0, 1n];
  while (unit < UNITS.length - 1 && all >= size * 1024n) [unit, size] = [unit + 1, size * 1024n];
  const tenths = (all * 10n + size - 1n) / size;
  return `${tenths / 10n}${tenths % 10n === 0n ? "" : `.${tenths % 10n}`} ${UNITS[unit]}`;
}

/** A quantity of what was used, by what it is counted in. */
export function formatQuantity(kind: string, quantity: bigint | number | string): string {
  if (kind === "call") return formatSeconds(quantity);
  return kind === "data" ? formatBytes(quantity) : String(BigInt(quantity));
}

/** What a plan includes, in the words plans use: "300 min", "565 min 30 s", "1.5 GiB", "88". */
export function formatAllowance(kind: string, quantity: bigint | number | string): string {
  if (kind !== "call") return formatQuantity(kind, quantity);
  const all = BigInt(quantity);
  const rest = all % 60n;
  return rest === 0n ? `${all / 60n} min` : `${all / 60n} min ${rest} s`;
}
