import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { usageRecords, xdrs } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { selectRecords, toUsageDetail, type UsageDetail } from "./record-rows";

/** The record behind a movement of a balance, where usage moved it; null for every other movement. */
export const findRecordOfXdr = query({
  name: "usage.find_record_of_xdr",
  permission: "usage:read",
  impersonation: "allow",
  input: z.object({ xdrId: idInput() }),
  reads: (_, record: UsageDetail | null) =>
    record && {
      type: "usage_record",
      id: record.id,
      name: record.callId,
      customerId: record.customer.id,
    },
  async run(read, { xdrId }): Promise<UsageDetail | null> {
    const [xdr] = await read.tx
      .select({ cause: xdrs.causeId })
      .from(xdrs)
      .where(
        and(visibleAnd(read.actor, "xdrs", eq(xdrs.id, xdrId)), sql`${xdrs.causeType} = 'usage_record'`),
      );
    if (!xdr?.cause) return null;
    const [row] = await selectRecords(read).where(
      visibleAnd(read.actor, "usageRecords", eq(usageRecords.id, Number(xdr.cause))),
    );
    return row ? toUsageDetail(read, row) : null;
  },
});
