import type { UsageService } from "./tariff-terms";

const MEGABYTE = 1_048_576n;

/** In what a person counts a quantity of a service: minutes, pieces, megabytes; and how many of its units that is. */
export const QUANTITY_UNITS: Record<UsageService, { name: string; size: bigint }> = {
  call: { name: "minutes", size: 60n },
  message: { name: "messages", size: 1n },
  data: { name: "MB", size: MEGABYTE },
  event: { name: "events", size: 1n },
};

const DECIMALS = 3;
const TYPED = /^\d{1,12}(?:\.\d{1,3})?$/;

/** A typed quantity in the service's own units (seconds, pieces, bytes); null when it is none or not whole in them. */
export function readQuantity(typed: string, service: UsageService): bigint | null {
  if (!TYPED.test(typed)) return null;
  const [whole = "0", part = ""] = typed.split(".");
  const scale = 10n ** BigInt(DECIMALS);
  const units = BigInt(whole + part.padEnd(DECIMALS, "0")) * QUANTITY_UNITS[service].size;
  return units % scale === 0n ? units / scale : null;
}

/** A quantity as a person counts it, with at most three decimals (rounded down). */
export function writeQuantity(quantity: bigint, service: UsageService): string {
  const { size } = QUANTITY_UNITS[service];
  const scaled = ((quantity * 10n ** BigInt(DECIMALS)) / size).toString().padStart(DECIMALS + 1, "0");
  const part = scaled.slice(-DECIMALS).replace(/0+$/, "");
  return scaled.slice(0, -DECIMALS) + (part ? `.${part}` : "");
}
