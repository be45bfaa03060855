import { and, eq, gt, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { rates, rateUploads } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { containing } from "@/lib/platform/like";
import { isLive, type KeptRate, keptRate, RATE_FIELDS } from "./read-tariffs";
import { momentLine } from "./tariff-input";
import { findTariff, momentOf } from "./tariff-part";

export const RATE_TIMES = ["current", "coming", "past", "all"] as const;

const filterShape = {
  tariffId: idInput(),
  /** Digits: prefixes that begin with them. Anything else: destinations that have it. */
  q: z.string().trim().max(200).default(""),
  /** What is valid at `at`, what begins after it, or what ended before it. */
  when: z.enum(RATE_TIMES).default("current"),
  /** A moment by the tariff's clock; nothing means now. */
  at: momentLine(),
};

const input = z.object({ ...pageInput(["prefix"]), ...filterShape });
export type RateFilter = Pick<z.output<typeof input>, "q" | "when">;

/** A row with the change that said its price. */
export type RateItem = KeptRate & { upload: { id: number; fileName: string; createdAt: Date } };

const TIMES: Record<(typeof RATE_TIMES)[number], (at: Date) => SQL | undefined> = {
  current: (at) =>
    and(
      or(isNull(rates.validFrom), lte(rates.validFrom, at)),
      or(isNull(rates.validTo), gt(rates.validTo, at)),
    ),
  coming: (at) => gt(rates.validFrom, at),
  past: (at) => and(isNotNull(rates.validTo), lte(rates.validTo, at)),
  all: () => undefined,
};

const matching = (q: string): SQL | undefined => {
  if (q === "") return undefined;
  const digits = q.replace(/[\s+]/g, "");
  if (/^\d+$/.test(digits)) return sql`${rates.prefix} like ${`${digits}%`}`;
  return sql`lower(${rates.destination}) like ${containing(q)}`;
};

/** The live rows of a tariff (found by the caller) that a filter asks for. */
export const ratesWhere = (tariffId: number, { q, when }: RateFilter, at: Date): SQL | undefined =>
  and(eq(rates.tariffId, tariffId), isLive, TIMES[when](at), matching(q));

async function run(read: Reader, list: z.output<typeof input>): Promise<ListPage<RateItem>> {
  const tariff = await findTariff(read, list.tariffId);
  const where = ratesWhere(list.tariffId, list, momentOf(read, list.at, tariff.zone, "at"));
  const keys = keyset<RateItem>(
    list,
    { by: sql`${rates.prefix}`, type: "text", of: (row) => row.prefix },
    { by: sql`${rates.id}`, of: (row) => row.id },
  );
  const rows = await read.tx
    .select({
      ...RATE_FIELDS,
      upload: { id: rateUploads.id, fileName: rateUploads.fileName, createdAt: rateUploads.createdAt },
    })
    .from(rates)
    .innerJoin(rateUploads, eq(rateUploads.id, rates.uploadId))
    .where(and(where, keys.where))
    .orderBy(...keys.orderBy)
    .limit(keys.limit);
  const count = await countUpTo(read.tx, sql`select 1 from ${rates} where ${where}`);
  const page = keys.page(rows);
  return { ...page, rows: page.rows.map(keptRate), count };
}

/** The rate table of a tariff by prefix, as it is now or was valid at a moment; each row with the file that said it. */
export const listRates = query({
  name: "tariff.list_rates",
  permission: "tariff:read",
  impersonation: "allow",
  input,
  reads: null,
  run,
});
