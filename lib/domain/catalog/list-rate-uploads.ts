import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { z } from "zod";
import { rateUploads } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { countUpTo, keyset, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import type { UploadMode, UploadRow } from "./rate-store";
import { findTariff } from "./tariff-part";

export type RateUpload = Omit<UploadRow, "mode"> & { mode: UploadMode };

/** Every change of a tariff's rates, the newest first: files, and single rates given or ended. */
export const listRateUploads = query({
  name: "tariff.list_uploads",
  permission: "tariff:read",
  impersonation: "allow",
  input: z.object({
    ...pageInput(["id"]),
    dir: z.enum(["asc", "desc"]).default("desc"),
    tariffId: idInput(),
  }),
  reads: null,
  async run(read, list): Promise<ListPage<RateUpload>> {
    await findTariff(read, list.tariffId);
    const where = eq(rateUploads.tariffId, list.tariffId);
    const keys = keyset<UploadRow>(list, { by: sql`${rateUploads.id}`, type: "bigint", of: (row) => row.id });
    const rows = await read.tx
      .select(getTableColumns(rateUploads))
      .from(rateUploads)
      .where(and(where, keys.where))
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const count = await countUpTo(read.tx, sql`select 1 from ${rateUploads} where ${where}`);
    const page = keys.page(rows);
    return { ...page, rows: page.rows as RateUpload[], count };
  },
});
