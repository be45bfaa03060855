import { and, or, sql } from "drizzle-orm";
import { z } from "zod";
import { rates } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { everyRow } from "@/lib/platform/every-row";
import { keyset } from "@/lib/platform/keyset-page";
import { ratesWhere } from "./list-rates";
import { type KeptRate, keptRate, RATE_FIELDS } from "./read-tariffs";
import { rateCells } from "./rules/rate-csv";
import { RATE_COLUMNS } from "./rules/rate-problems";
import { momentLine } from "./tariff-input";
import { findTariff, momentOf } from "./tariff-part";

const BATCH = 1_000;

async function* allRates(
  read: Reader,
  tariff: { id: number; zone: string },
  at: Date,
  withComing: boolean,
): AsyncGenerator<string[]> {
  const current = ratesWhere(tariff.id, { q: "", when: "current" }, at);
  const where = withComing ? or(current, ratesWhere(tariff.id, { q: "", when: "coming" }, at)) : current;
  const pageAt = async (cursor: string | null) => {
    const list = { sort: "prefix", dir: "asc", direction: "next", pageSize: BATCH, cursor } as const;
    const keys = keyset<KeptRate>(
      list,
      { by: sql`${rates.prefix}`, type: "text", of: (row) => row.prefix },
      { by: sql`${rates.id}`, of: (row) => row.id },
    );
    const rows = await read.tx
      .select(RATE_FIELDS)
      .from(rates)
      .where(and(where, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    return keys.page(rows);
  };
  for await (const rate of everyRow(pageAt)) yield rateCells(keptRate(rate), tariff.zone);
}

/**
 * The rates as a file that can be changed and uploaded again, a thousand at a time while it is being sent: what is valid
 * now and what is still to come, or what was valid at a moment.
 */
export const exportRates = query({
  name: "tariff.export_rates",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ tariffId: idInput(), at: momentLine() }),
  reads: null,
  async run(read, { tariffId, at }) {
    const tariff = await findTariff(read, tariffId);
    const moment = momentOf(read, at, tariff.zone, "at");
    return {
      name: tariff.name,
      headers: [...RATE_COLUMNS],
      rows: allRates(read, tariff, moment, at === ""),
    };
  },
});
