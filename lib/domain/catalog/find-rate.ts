import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput, line } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { invalid } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import type { Rate } from "./rules/tariff-terms";
import { momentLine } from "./tariff-input";
import { findTariff, momentOf } from "./tariff-part";

/** The rate a number gets, and the tariff that has it: the one asked, or one it falls back on. */
export type FoundRate = {
  tariff: { id: number; name: string };
  rate: Pick<
    Rate,
    "prefix" | "destination" | "connectFee" | "price" | "offPeakPrice" | "firstInterval" | "nextInterval"
  >;
};

type Row = {
  id: string;
  name: string;
  prefix: string;
  destination: string;
  connect_fee: string;
  price: string;
  off_peak_price: string | null;
  first_interval: number;
  next_interval: number;
};

const shown = (row: Row): FoundRate => ({
  tariff: { id: Number(row.id), name: row.name },
  rate: {
    prefix: row.prefix,
    destination: row.destination,
    connectFee: normalize(row.connect_fee),
    price: normalize(row.price),
    offPeakPrice: row.off_peak_price === null ? null : normalize(row.off_peak_price),
    firstInterval: row.first_interval,
    nextInterval: row.next_interval,
  },
});

/**
 * Which rate a number would get, as rating chooses it: in the first tariff of the chain that has one, the longest prefix
 * that is valid then. The number is written with its country code; "+", spaces and dashes are left out.
 */
export const findRate = query({
  name: "tariff.find_rate",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ tariffId: idInput(), number: line(40), at: momentLine() }),
  reads: null,
  async run(read, { tariffId, number, at: typed }) {
    const tariff = await findTariff(read, tariffId);
    const at = momentOf(read, typed, tariff.zone, "at");
    const digits = number.replace(/[\s().+-]/g, "");
    const message = "Write the number in digits, with its country code.";
    if (!/^\d*$/.test(digits)) throw invalid(message, { number: [message] });
    const prefixes = Array.from({ length: Math.min(20, digits.length) + 1 }, (_, n) => digits.slice(0, n));
    const { rows } = await read.tx.execute<Row>(sql`
      with recursive chain(id, step, seen) as (
        select ${tariffId}::bigint, 0, array[${tariffId}::bigint]
        union all select t.fallback_tariff_id, step + 1, seen || t.fallback_tariff_id
        from chain c join tariffs t on t.id = c.id
        where t.fallback_tariff_id is not null and not t.fallback_tariff_id = any(seen)
      )
      select t.id, t.name, r.prefix, r.destination, r.connect_fee, r.price, r.off_peak_price, r.first_interval, r.next_interval
      from chain c join tariffs t on t.id = c.id join rates r on r.tariff_id = c.id
      where r.superseded_by is null and r.prefix = any(${sql.param(prefixes)}::text[])
        and (r.valid_from is null or r.valid_from <= ${at.toISOString()}::timestamptz)
        and (r.valid_to is null or r.valid_to > ${at.toISOString()}::timestamptz)
      order by c.step, length(r.prefix) desc limit 1`);
    return { digits, at, found: rows[0] ? shown(rows[0]) : null };
  },
});
