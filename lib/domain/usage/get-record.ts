import { eq } from "drizzle-orm";
import { z } from "zod";
import { usageRecords } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { selectRecords, toUsageDetail, type UsageDetail } from "./record-rows";

/** One record of usage, and why it costs what it costs. */
export const getRecord = query({
  name: "usage.get_record",
  permission: "usage:read",
  impersonation: "allow",
  input: z.object({ recordId: idInput() }),
  reads: (_, record: UsageDetail) => ({
    type: "usage_record",
    id: record.id,
    name: record.callId,
    customerId: record.customer.id,
  }),
  async run(read, { recordId }): Promise<UsageDetail> {
    const [row] = await selectRecords(read).where(
      visibleAnd(read.actor, "usageRecords", eq(usageRecords.id, recordId)),
    );
    if (!row) throw notFound("record");
    return toUsageDetail(read, row);
  },
});
