import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { rates, rateUploads } from "@/db/schema";
import { idInput, line } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { keptRate, RATE_FIELDS } from "./read-tariffs";
import { findTariff } from "./tariff-part";

const MOST = 200;

/**
 * Every row a prefix ever had, the newest first (two hundred at most): which change said the price, which one took it
 * away and when. A row that was replaced while it was still to come, or cut short, is among them.
 */
export const listRateHistory = query({
  name: "tariff.list_rate_history",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({ tariffId: idInput(), prefix: line(20).default("") }),
  reads: null,
  async run(read, { tariffId, prefix }) {
    await findTariff(read, tariffId);
    const said = { id: rateUploads.id, mode: rateUploads.mode, fileName: rateUploads.fileName };
    const by = { by: rateUploads.createdByName, at: rateUploads.createdAt };
    const rows = await read.tx
      .select({
        ...RATE_FIELDS,
        said: { ...said, ...by },
        replacedAt:
          sql<Date | null>`(select u.created_at from rate_uploads u where u.id = ${rates.supersededBy})`.mapWith(
            rateUploads.createdAt,
          ),
      })
      .from(rates)
      .innerJoin(rateUploads, eq(rateUploads.id, rates.uploadId))
      .where(and(eq(rates.tariffId, tariffId), eq(rates.prefix, prefix)))
      .orderBy(desc(rates.id))
      .limit(MOST);
    return rows.map(keptRate);
  },
});
