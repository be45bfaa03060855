import { sql } from "drizzle-orm";
import { customerCollection } from "@/db/schema";
import type { Work } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { StepName } from "./rules/ladder";
import type { LookedInvoice } from "./rules/look";
import type { StopKind } from "./rules/stops";

/** Keeps what was seen of invoices, and whether they can be overdue at all. */
export async function saveSeen(
  work: Work,
  list: readonly (LookedInvoice & { customerId: number })[],
): Promise<void> {
  if (list.length === 0) return;
  const records = JSON.stringify(
    list.map((one) => ({
      i: one.invoiceId,
      c: one.customerId,
      s: one.status,
      p: one.paymentStatus,
      a: one.collectAtIssue,
      e: one.episode,
      d: one.settled,
      o: one.collectable,
    })),
  );
  await work.tx.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${records}::jsonb)
        as r(i bigint, c bigint, s text, p text, a boolean, e int, d boolean, o boolean)
    ), facing as (
      update invoices v set collectable = g.o from given g where v.id = g.i and v.collectable <> g.o
    )
    insert into invoice_collection (invoice_id, customer_id, status, payment_status, collect_at_issue, episode, settled)
    select i, c, s, p, a, e, d from given order by i
    on conflict (invoice_id) do update set status = excluded.status, payment_status = excluded.payment_status,
      episode = excluded.episode, settled = excluded.settled`);
}

export type StepToSave = {
  invoiceId: number;
  customerId: number;
  episode: number;
  step: StepName;
  days: number;
  doneOn: PlainDate;
  skipped: boolean;
};
/** Names a step: its row's primary key as one text. */
export const stepKey = (one: Pick<StepToSave, "invoiceId" | "episode" | "step" | "days">) =>
  `${one.invoiceId} ${one.episode} ${one.step} ${one.days}`;

/** Writes steps that nobody has taken yet. @returns the keys of those that were written now. */
export async function saveSteps(work: Work, list: readonly StepToSave[]): Promise<Set<string>> {
  if (list.length === 0) return new Set();
  const { rows } = await work.tx.execute<{
    invoice_id: string;
    episode: number;
    step: StepName;
    days: number;
  }>(sql`
    insert into dunning_steps (invoice_id, episode, step, days, customer_id, done_on, skipped)
    select "invoiceId", episode, step, days, "customerId", "doneOn", skipped
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r("invoiceId" bigint, episode int, step text, days int,
      "customerId" bigint, "doneOn" date, skipped boolean)
    on conflict do nothing returning invoice_id, episode, step, days`);
  return new Set(rows.map(({ invoice_id, ...row }) => stepKey({ invoiceId: Number(invoice_id), ...row })));
}

/** Names a stop: of each kind a customer has one at most that is open. */
export const stopKey = ({ customerId, kind }: { customerId: number; kind: StopKind }) =>
  `${customerId} ${kind}`;

type StopRow = { id: string; customer_id: string; kind: StopKind };
const idsByStop = (rows: readonly StopRow[]) =>
  new Map(
    rows.map(({ id, customer_id, kind }) => [stopKey({ customerId: Number(customer_id), kind }), Number(id)]),
  );

export type StopToStart = {
  customerId: number;
  resellerId: number;
  distributorId: number;
  kind: StopKind;
  invoiceId: number;
  day: PlainDate;
};

/** Begins stops, where none of the kind is open (I8). @returns by `stopKey`, the ids of those that are new. */
export async function startStops(work: Work, list: readonly StopToStart[]): Promise<Map<string, number>> {
  if (list.length === 0) return new Map();
  const { rows } = await work.tx.execute<StopRow>(sql`
    insert into service_stops (customer_id, reseller_id, distributor_id, kind, invoice_id, started_at, from_day)
    select "customerId", "resellerId", "distributorId", kind, "invoiceId", ${work.now.toISOString()}::timestamptz, day
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r("customerId" bigint, "resellerId" bigint,
      "distributorId" bigint, kind text, "invoiceId" bigint, day date)
    on conflict (customer_id, kind) where ended_at is null do nothing returning id, customer_id, kind`);
  return idsByStop(rows);
}

export type StopToEnd = { customerId: number; kind: StopKind; day: PlainDate; reason: string };

/** Ends open stops. @returns by `stopKey`, the ids of those that were ended now. */
export async function endStops(work: Work, list: readonly StopToEnd[]): Promise<Map<string, number>> {
  if (list.length === 0) return new Map();
  const { rows } = await work.tx.execute<StopRow>(sql`
    update service_stops s set ended_at = ${work.now.toISOString()}::timestamptz, to_day = r.day, end_reason = r.reason
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r("customerId" bigint, kind text, day date, reason text)
    where s.customer_id = r."customerId" and s.kind = r.kind and s.ended_at is null
    returning s.id, s.customer_id, s.kind`);
  return idsByStop(rows);
}

type Decision =
  | { liftedUntil: Date | null }
  | { promiseUntil: PlainDate; promiseAmount: Money }
  | { promiseUntil: null; promiseAmount: null }
  | { terminatedAt: null };

/** Writes what somebody decided about a locked customer; the look that follows works out what it means. */
export async function saveDecision(work: Work, customerId: number, decision: Decision): Promise<void> {
  await work.tx
    .insert(customerCollection)
    .values({ customerId, ...decision })
    .onConflictDoUpdate({ target: customerCollection.customerId, set: decision });
}

/** Where a customer stands after a look: what is in force, what of people's decisions still holds, and when to look next. */
export type Standing = {
  customerId: number;
  suspended: boolean;
  limited: boolean;
  terminatedAt: Date | null;
  liftedUntil: Date | null;
  promiseUntil: PlainDate | null;
  promiseAmount: string | null;
  nextAt: Date | null;
};

/** Keeps where customers stand, of whoever has no row yet too. */
export async function saveStandings(work: Work, list: readonly Standing[]): Promise<void> {
  if (list.length === 0) return;
  await work.tx.execute(sql`
    insert into customer_collection (customer_id, suspended, limited, terminated_at, lifted_until, promise_until,
      promise_amount, next_at, looked_at)
    select "customerId", suspended, limited, "terminatedAt", "liftedUntil", "promiseUntil", "promiseAmount", "nextAt",
      ${work.now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r("customerId" bigint, suspended boolean, limited boolean,
      "terminatedAt" timestamptz, "liftedUntil" timestamptz, "promiseUntil" date, "promiseAmount" numeric,
      "nextAt" timestamptz) order by 1
    on conflict (customer_id) do update set suspended = excluded.suspended, limited = excluded.limited,
      terminated_at = excluded.terminated_at, lifted_until = excluded.lifted_until,
      promise_until = excluded.promise_until, promise_amount = excluded.promise_amount,
      next_at = excluded.next_at, looked_at = excluded.looked_at`);
}

/** Leaves customers to the clock's next round: for changes of many at once that no policy waits for. */
export const planLooks = (work: Work, customerIds: readonly number[]): Promise<unknown> =>
  work.tx.execute(sql`
    insert into customer_collection (customer_id, next_at)
    select id, ${work.now.toISOString()}::timestamptz from unnest(${idArray(customerIds)}) as id order by id
    on conflict (customer_id) do update set next_at = excluded.next_at`);

/** Everybody of a class who is known here is looked at from this moment on, if not before. */
export const planClass = (work: Work, classId: number, at: Date): Promise<unknown> =>
  work.tx.execute(sql`
    update customer_collection k set next_at = least(coalesce(k.next_at, ${at.toISOString()}::timestamptz), ${at.toISOString()}::timestamptz)
    from customers c where c.id = k.customer_id and c.class_id = ${classId}`);

/** The notices of a termination are used up: it needs new ones. Other steps stand. */
export const forgetTermination = (work: Work, customerId: number): Promise<unknown> =>
  work.tx.execute(sql`
    delete from dunning_steps t using invoice_collection s where s.invoice_id = t.invoice_id and s.episode = t.episode
      and not s.settled and t.customer_id = ${customerId} and t.step in ('terminate', 'terminate_notice', 'finished')`);
