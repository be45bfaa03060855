import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { customers } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import type { Money } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import type { StepName } from "./rules/ladder";
import type { CollectionState } from "./rules/stops";
import { overdueSince, remainingOf, stateOf, survey } from "./survey";

export const DEBTOR_FILTERS = [
  "collecting",
  "limited",
  "suspended",
  "terminated",
  "lifted",
  "promised",
  "waiting",
] as const;
export type DebtorFilter = (typeof DEBTOR_FILTERS)[number];

export type DebtorItem = {
  customerId: number;
  name: string;
  className: string;
  currency: string;
  state: CollectionState;
  remaining: Money;
  overdueSince: PlainDate | null;
  next: { on: PlainDate; step: StepName } | null;
  liftedUntil: Date | null;
  promiseUntil: PlainDate | null;
  /** A notice could not be sent, so nothing goes on. */
  waiting: boolean;
};
export type DebtorPage = { rows: DebtorItem[]; next: number | null; counts: Record<DebtorFilter, number> };

const PAGE = 50;
const COUNTED = 1_001;

/** Few customers are in any of these, and each has an index of its own. */
const whoOn = (today: PlainDate): Record<DebtorFilter, SQL> => ({
  // Without a policy what is owed is recorded, and nobody is at work on it.
  collecting: sql`select s.customer_id as id from invoice_collection s join customers d on d.id = s.customer_id
    where s.status = 'collect' and exists (select 1 from collection_policies p where p.class_id = d.class_id
      and p.cancelled_at is null and p.effective_on <= ${today}::date)`,
  limited: sql`select k.customer_id as id from customer_collection k where k.limited`,
  suspended: sql`select k.customer_id as id from customer_collection k where k.suspended`,
  terminated: sql`select k.customer_id as id from customer_collection k where k.terminated_at is not null`,
  lifted: sql`select k.customer_id as id from customer_collection k where k.lifted_until is not null`,
  promised: sql`select k.customer_id as id from customer_collection k where k.promise_until is not null`,
  waiting: sql`select t.customer_id as id from dunning_steps t join invoice_collection s on s.invoice_id = t.invoice_id
    and s.episode = t.episode where s.status = 'collect' and not t.skipped and t.given_on is null
    and t.step in ('limit_notice', 'suspend_notice', 'terminate_notice')`,
});

/** Customers that collections is at work on, by what holds for them; what each owes is looked at now. */
export const listDebtors = query({
  name: "collection.list_debtors",
  permission: "collection:read",
  impersonation: "allow",
  input: z.object({ filter: z.enum(DEBTOR_FILTERS).default("collecting"), after: optionalId() }),
  reads: ({ filter }, { rows }: DebtorPage) => ({
    type: "customer",
    id: null,
    details: { list: "debtors", filter, count: rows.length, ids: rows.map(({ customerId }) => customerId) },
  }),
  async run(read, { filter, after }): Promise<DebtorPage> {
    const who = whoOn(read.today("UTC"));
    const mine = visibleTo(read.actor, "customers");
    const { rows: page } = await read.tx.execute<{ id: string; class_name: string }>(sql`
      select ${customers.id} as id, cc.name as class_name from ${customers} join customer_classes cc on cc.id = ${customers.classId}
      where ${customers.id} in (${who[filter]}) and ${mine} and ${customers.id} > ${after ?? 0}
      order by ${customers.id} limit ${PAGE + 1}`);
    const shown = page.slice(0, PAGE);
    const classes = new Map(shown.map(({ id, class_name }) => [Number(id), class_name]));
    const looked = await survey(read, [...classes.keys()]);
    const counts = {} as Record<DebtorFilter, number>;
    for (const name of DEBTOR_FILTERS) {
      const { rows } = await read.tx.execute<{ n: number }>(sql`
        select count(*)::int as n from (select distinct w.id from (${who[name]}) w join ${customers} on ${customers.id} = w.id
          where ${mine} limit ${COUNTED}) c`);
      counts[name] = rows[0]?.n ?? 0;
    }
    return {
      rows: looked.map((one) => {
        const { debtor, found } = one;
        const [ahead] = found.ahead;
        return {
          customerId: debtor.customerId,
          name: shownName(read.actor, debtor.name),
          className: classes.get(debtor.customerId) ?? "",
          currency: debtor.currency,
          state: stateOf(one),
          remaining: remainingOf(one),
          overdueSince: overdueSince(one),
          next: ahead ? { on: ahead.on, step: ahead.step } : null,
          liftedUntil: debtor.liftedUntil,
          promiseUntil: debtor.promiseUntil,
          waiting: found.waiting.length > 0,
        };
      }),
      next: page.length > PAGE ? Number(shown.at(-1)?.id ?? 0) : null,
      counts,
    };
  },
});
