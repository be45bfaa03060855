import type { UsageService } from "@/lib/domain/catalog";
import type { Words } from "../rules/words/words";

const two = (value: bigint) => String(value).padStart(2, "0");

const STEPS = ["B", "kB", "MB", "GB", "TB"];

/** Bytes with one decimal of the largest unit they fill: "1.4 GB". Whole numbers throughout. */
function bytesIn(words: Words, bytes: bigint): string {
  let step = 0;
  let tenths = bytes * 10n;
  while (tenths >= 10_000n && step < STEPS.length - 1) {
    tenths = (tenths + 500n) / 1_000n;
    step += 1;
  }
  const point = words.decimalComma ? "," : ".";
  const fraction = step === 0 || tenths % 10n === 0n ? "" : `${point}${tenths % 10n}`;
  return `${tenths / 10n}${fraction} ${STEPS[step]}`;
}

/** What was used, as people read it: hours and minutes of calls, bytes of data, pieces of the rest. */
export function quantityIn(words: Words, service: UsageService, used: string): string {
  const whole = BigInt(used.split(".")[0] || "0");
  const [sign, size] = whole < 0n ? ["−", -whole] : ["", whole];
  if (service === "data") return `${sign}${bytesIn(words, size)}`;
  if (service !== "call") return `${sign}${size}`;
  return `${sign}${size / 3600n}:${two((size / 60n) % 60n)}:${two(size % 60n)}`;
}
