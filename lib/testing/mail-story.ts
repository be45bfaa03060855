import { sql } from "drizzle-orm";
import { z } from "zod";
import { db } from "@/db/client";
import { deliverMessages } from "@/lib/jobs/deliver-messages";
import type { Notice } from "@/lib/kernel/events";
import { operation } from "@/lib/kernel/operation";
import type { MailTransport } from "@/lib/platform/mail/port";
import { adminContext, systemContext } from "./contexts";

/** An operation that does nothing but tell: what emitters do, without their reasons. */
const tell = operation({
  name: "test.tell",
  permission: "system",
  impersonation: "deny",
  input: z.object({ notices: z.array(z.custom<Notice>()) }),
  async run(work, { notices }) {
    for (const notice of notices) work.events.notice(notice);
    work.audit.event({ type: "test", id: null });
  },
});

export const tellAt = (moment: string, ...notices: Notice[]) =>
  tell(systemContext(db(), { now: new Date(moment) }), { notices });

export type Outboxed = {
  id: number;
  type: string;
  channel: string;
  status: string;
  attempts: number;
  nextAt: string | null;
  messageId: string | null;
  reason: string;
};

/** The outbox of a customer, oldest first. */
export async function outboxOf(customerId: number): Promise<Outboxed[]> {
  const { rows } = await db().execute<Outboxed>(sql`
    select id::int, type, channel, status, attempts, to_char(next_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as "nextAt",
      message_id as "messageId", reason
    from outbox where customer_id = ${customerId} order by id`);
  return rows;
}

/** What the worker does at a moment with everything that is due then. */
export async function deliverAt(
  moment: string | Date,
  transport: MailTransport | null = null,
): Promise<void> {
  const now = new Date(moment);
  const { rows } = await db().execute<{ id: number }>(
    sql`select id::int from outbox where status = 'pending' and next_at <= ${now.toISOString()}::timestamptz order by id`,
  );
  await deliverMessages(
    () => systemContext(db(), { now }),
    rows.map(({ id }) => id),
    transport,
  );
}

export const operatorAt = (moment: string) => adminContext(db(), { now: new Date(moment) });
