import { sql } from "drizzle-orm";
import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { addDays } from "@/lib/platform/time";
import { issueWaiting } from "./issue-waiting";

const BATCH = 1_000;

/** Issues invoices whose time for a look is over. One that is held for being unusual waits for a person. */
export const issueDue = operation({
  name: "invoice.issue_due",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({}),
  async run(work): Promise<{ issued: number }> {
    const latest = addDays(work.today("UTC"), 1);
    const { rows } = await work.tx.execute<{ id: string }>(sql`
      select i.id from invoices i where i.review <> 'issued' and i.voided_at is null and i.issue_on <= ${latest}::date
        and (i.review = 'approved' or i.hold_reason = '')
        and i.issue_on <= (${work.now.toISOString()}::timestamptz at time zone i.time_zone)::date
      order by i.issue_on, i.id limit ${BATCH}`);
    const issued = await issueWaiting(
      work,
      rows.map(({ id }) => Number(id)),
    );
    if (issued.length === 0) work.audit.event({ type: "invoice", id: null }, { details: { issued: 0 } });
    return { issued: issued.length };
  },
});
