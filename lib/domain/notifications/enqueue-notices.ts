import { sql } from "drizzle-orm";
import type { Notice } from "@/lib/kernel/events";
import type { Work } from "@/lib/kernel/work";
import { queueMessages } from "./queue";
import { isNoticeType, specOf } from "./rules/types";

const rowOf = ({ type, customerId, key, about, values }: Notice, ord: number) => {
  if (!isNoticeType(type)) throw new Error(`nobody knows a notice of type ${type}`);
  const { ticked, sms } = specOf(type);
  return {
    type,
    c: customerId,
    key,
    about: about?.type ?? null,
    about_id: about?.id ?? null,
    vals: values ?? {},
    ticked,
    sms,
    ord,
  };
};

/**
 * Part: what the followers of an operation do with its notices: a row in the outbox for each that the customer's class wants
 * by mail or as a text message, in the same transaction and once for each key and channel, and jobs that send them. One
 * statement for any number of them.
 */
export async function enqueueNotices(work: Work, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const { rows } = await work.tx.execute<{ id: string; status: string }>(sql`
    insert into outbox (customer_id, reseller_id, distributor_id, channel, type, key, about_type, about_id, values, status,
      next_at, reason, created_at)
    select n.c, c.reseller_id, c.distributor_id, ch.channel, n.type, n.key, n.about, n.about_id, n.vals,
      case when ch.recipient = '' then 'cancelled' else 'pending' end,
      case when ch.recipient = '' then null else w.now end,
      case when ch.recipient <> '' then '' when ch.channel = 'mail' then 'The customer has no e-mail address.'
        else 'The customer has no telephone number.' end, w.now
    from (select ${work.now.toISOString()}::timestamptz as now) w,
      jsonb_to_recordset(${JSON.stringify(notices.map(rowOf))}::jsonb)
        as n(type text, c bigint, key text, about text, about_id bigint, vals jsonb, ticked boolean, sms boolean, ord int)
    join customers c on c.id = n.c left join class_notifications k on k.class_id = c.class_id
    cross join lateral (values
      ('mail', c.email, coalesce(n.type = any(k.mail), n.ticked)),
      ('sms', coalesce(nullif(c.phone2, ''), c.phone1), n.sms and coalesce(n.type = any(k.sms), false))
    ) as ch(channel, recipient, wanted)
    where ch.wanted order by n.ord, ch.channel
    on conflict (customer_id, key, channel) do nothing returning id, status`);
  queueMessages(
    work,
    rows.filter(({ status }) => status === "pending").map(({ id }) => Number(id)),
  );
}
