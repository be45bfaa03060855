import { and, eq } from "drizzle-orm";
import { rateDrafts } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import { type RateFile, readRateFile } from "./rate-file";
import { ratesAhead } from "./rate-store";
import { changeRates, type RateChange } from "./rules/rate-change";
import type { RATE_MODES } from "./tariff-input";
import { findTariff } from "./tariff-part";
import type { TariffRow } from "./tariff-store";

export type RateMode = (typeof RATE_MODES)[number];
export type ReadDraft = {
  id: number;
  fileName: string;
  createdByName: string;
  createdAt: Date;
  file: RateFile;
};

/** A staged file, read. @throws {DomainError} not_found for a tariff out of sight or a draft that is not there. */
export async function readDraft(
  read: Reader,
  tariffId: number,
  draftId: number,
): Promise<{ tariff: TariffRow; draft: ReadDraft }> {
  const tariff = await findTariff(read, tariffId);
  const [row] = await read.tx
    .select()
    .from(rateDrafts)
    .where(and(eq(rateDrafts.id, draftId), eq(rateDrafts.tariffId, tariffId)));
  if (!row) throw notFound("file");
  const { content, ...draft } = row;
  return { tariff, draft: { ...draft, file: await readRateFile(content, tariff.zone) } };
}

/** What a file would change in a table as it is now, from a moment on. */
export async function plannedChange(
  read: Reader,
  tariffId: number,
  { file, mode, from }: { file: RateFile; mode: RateMode; from: Date },
): Promise<RateChange> {
  const rates = file.rates.map(({ rate }) => rate);
  const prefixes = mode === "whole" ? ("all" as const) : new Set(rates.map(({ prefix }) => prefix));
  return changeRates(await ratesAhead(read, tariffId, { from, prefixes }), { from, prefixes, rates });
}
