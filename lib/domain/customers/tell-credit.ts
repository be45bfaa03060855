import { sql } from "drizzle-orm";
import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { idArray } from "@/lib/platform/id-array";
import { readCreditStandings } from "./read-credit-standings";
import { creditNews, creditReached, hasMoved } from "./rules/credit-news";

type Told = { id: number; reached: string[]; times: number };

async function keepTold(work: Work, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  await work.tx.execute(sql`
    insert into credit_told (customer_id, reached, times)
    select id, array(select jsonb_array_elements_text(reached)), times
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r(id bigint, reached jsonb, times bigint)
    on conflict (customer_id) do update set reached = excluded.reached, times = excluded.times`);
}

/**
 * Tells customers that they are near their limit, at it, or low on funds: once when they get there, and again only after
 * they were back below. Those whom others hold are passed by, and found again at the next look. Late or twice it does the
 * same.
 */
export const tellCredit = operation({
  name: "customer.tell_credit",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ customerIds: z.array(idInput()).max(5_000) }),
  async run(work, { customerIds }): Promise<{ told: number }> {
    const { rows: locked } = await work.tx.execute<{ id: string }>(sql`
      select id from customers where id = any(${idArray(customerIds)}) order by id for no key update skip locked`);
    const watched = await readCreditStandings(
      work,
      locked.map(({ id }) => Number(id)),
    );
    let told = 0;
    const kept: Told[] = [];
    for (const { customerId, standing, before, times } of watched) {
      if (!hasMoved(before, standing)) continue;
      const news = creditNews(before, standing);
      const id = customerId;
      kept.push({ id, reached: creditReached(standing), times: news ? times + 1 : times });
      if (!news) continue;
      told += 1;
      const about = { type: "customer", id } as const;
      work.events.notice({ ...news, customerId, key: `credit ${times + 1}`, about });
    }
    await keepTold(work, kept);
    work.audit.event({ type: "customer", id: null }, { details: { told, moved: kept.length } });
    return { told };
  },
});
