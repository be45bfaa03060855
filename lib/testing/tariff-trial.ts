import { Readable } from "node:stream";
import { createTariff, receiveRates, uploadRates } from "@/lib/domain/catalog";
import type { Context } from "@/lib/kernel/context";

/** A price list for calls in dollars, by New York's clock unless said otherwise. @returns its id. */
export async function addTariff(ctx: Context, change: object = {}): Promise<number> {
  const name = `Tariff ${Math.random()}`;
  const terms = { name, service: "call" as const, currency: "USD", zone: "America/New_York", ...change };
  return (await createTariff(ctx, terms)).tariffId;
}

/** A file of prefix, destination and price. */
export const rateTable = (...lines: string[]): string => ["prefix,destination,price", ...lines].join("\n");

/** Brings a file to be looked at. @returns the draft's id. */
export async function stageFile(ctx: Context, tariffId: number, text: string): Promise<number> {
  const source = Readable.from([Buffer.from(text)]);
  return (await receiveRates(ctx, { tariffId, source, fileName: "rates.csv" })).draftId;
}

/** Brings a file and takes it over, from the beginning of 2026 unless said otherwise. */
export async function takeFile(
  ctx: Context,
  tariffId: number,
  text: string,
  { mode = "listed" as "listed" | "whole", from = "2026-01-01" } = {},
) {
  return uploadRates(ctx, { tariffId, draftId: await stageFile(ctx, tariffId, text), mode, from });
}
