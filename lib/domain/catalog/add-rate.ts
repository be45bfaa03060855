import { z } from "zod";
import { idInput, line } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { assertThat, invalid } from "@/lib/platform/errors";
import { tariffEntity } from "./entities";
import { ratesAhead, writeRates } from "./rate-store";
import { changeRates } from "./rules/rate-change";
import { matchRateColumns, rateCells, readRateRow } from "./rules/rate-csv";
import { RATE_COLUMNS } from "./rules/rate-problems";
import type { Rate } from "./rules/tariff-terms";
import { lockTariff } from "./tariff-store";

const { columns } = matchRateColumns([...RATE_COLUMNS]);
const cell = () => line(200).default("");

const input = z.object({
  tariffId: idInput(),
  prefix: cell(),
  destination: cell(),
  connect_fee: cell(),
  price: cell(),
  off_peak_price: cell(),
  first_interval: cell(),
  next_interval: cell(),
  free_seconds: cell(),
  valid_from: cell(),
  valid_to: cell(),
});

/** A typed rate, read as a row of a file is. @throws {DomainError} invalid, with what is wrong by field. */
function typedRate(cells: Record<string, string>, zone: string): Rate {
  const { rate, problems } = readRateRow(cells, 1, columns, zone);
  if (rate) return rate;
  const fields: Record<string, string[]> = {};
  for (const { column, message } of problems)
    fields[column ?? ""] = [...(fields[column ?? ""] ?? []), message];
  throw invalid("Some values need your attention.", fields);
}

/**
 * Gives one prefix a rate from a moment on (`valid_from`, or now): its earlier rate ends then. The fields are named and
 * written as the columns of a file.
 */
export const addRate = operation({
  name: "tariff.add_rate",
  permission: "tariff:manage",
  impersonation: "allow",
  input,
  async run(work, { tariffId, ...cells }) {
    const tariff = await lockTariff(work, tariffId);
    const rate = typedRate(cells, tariff.zone);
    const { prefix } = rate;
    const from = rate.validFrom ?? work.now;
    const message = "It ends before it begins.";
    if (rate.validTo && rate.validTo <= from) throw invalid(message, { valid_to: [message] });
    const prefixes = new Set([prefix]);
    const live = await ratesAhead(work, tariffId, { from, prefixes });
    const change = changeRates(live, { from, prefixes, rates: [{ ...rate, validFrom: from }] });
    assertThat(change.written.length > 0, "This is the rate of this prefix already.");
    const { id } = await writeRates(work, { tariffId, mode: "one", from, fileName: "", lines: 1 }, change);
    const [, ...values] = rateCells({ ...rate, validFrom: from }, tariff.zone);
    work.audit.event(tariffEntity(tariff), { details: { uploadId: id, prefix, rate: values.join(" | ") } });
    return { tariffId, prefix };
  },
});
