import { sql } from "drizzle-orm";
import { z } from "zod";
import { usageRecords } from "@/db/schema";
import { listRead } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { countUpTo, type ListPage, pageInput } from "@/lib/platform/keyset-page";
import { recordFilterShape, recordPage, recordWhere } from "./record-page";
import type { UsageItem } from "./record-rows";

const { q: _, ...page } = pageInput(["id"]);

/** What was used, the newest first, each record as it is rated now. */
export const listRecords = query({
  name: "usage.list_records",
  permission: "usage:read",
  impersonation: "allow",
  input: z.object({ ...page, dir: z.enum(["asc", "desc"]).default("desc"), ...recordFilterShape }),
  reads: listRead("usage_record"),
  async run(read, asked): Promise<ListPage<UsageItem>> {
    const found = await recordPage(read, asked);
    const count = await countUpTo(
      read.tx,
      sql`select 1 from ${usageRecords} where ${recordWhere(read, asked)}`,
    );
    return { ...found, count };
  },
});
