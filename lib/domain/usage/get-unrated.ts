import { eq } from "drizzle-orm";
import { z } from "zod";
import { unratedUsage } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { selectUnrated, toUnratedItem, type UnratedItem } from "./unrated-rows";

/** One record of the queue with what came in. */
export const getUnrated = query({
  name: "usage.get_unrated",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({ unratedId: idInput() }),
  reads: ({ unratedId }) => ({ type: "unrated_usage", id: unratedId }),
  async run(read, { unratedId }): Promise<UnratedItem> {
    const [row] = await selectUnrated(read).where(
      visibleAnd(read.actor, "unratedUsage", eq(unratedUsage.id, unratedId)),
    );
    if (!row) throw notFound("record");
    return toUnratedItem(read, row);
  },
});
