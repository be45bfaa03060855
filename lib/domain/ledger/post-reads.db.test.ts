import { sql } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { operation } from "@/lib/kernel/operation";
import type { Work } from "@/lib/kernel/work";
import { systemContext } from "@/lib/testing/contexts";
import { testWorld } from "@/lib/testing/factories";
import { type Entry, post } from "./index";

const FIRST = 1_000_001;
const CROWD = 5_000;

/** Many customers, so that reading all their balances would be a plan of its own. */
beforeAll(async () => {
  const { house } = await testWorld(db());
  await db().execute(sql`
    with made as (insert into customers (id, name, class_id, currency) overriding system value
      select ${FIRST}::int + n, 'Crowd ' || n, ${house.classId}, 'USD' from generate_series(0, ${CROWD}::int) n returning id)
    insert into customer_balances (customer_id) select id from made`);
  await db().execute(sql`analyze customers, customer_balances`);
});

/** How often this transaction's connection has read all balances. */
async function scansOf({ tx }: Work): Promise<number> {
  const { rows } = await tx.execute<{ n: string }>(
    sql`select seq_scan as n from pg_stat_xact_user_tables where relname = 'customer_balances'`,
  );
  return Number(rows[0]?.n);
}

const charge = (customerId: number): Entry => ({
  customerId,
  kind: "charge",
  service: "voice",
  amount: "1",
  occurredAt: new Date("2026-03-15T10:00:00Z"),
  day: "2026-03-15",
});

it.each([1, 20])("posting for %i of many customers reads no balance but theirs", async (count) => {
  const postSome = operation({
    name: "xdr.test_reads",
    permission: "system",
    impersonation: "deny",
    input: z.object({}),
    async run(work) {
      const before = await scansOf(work);
      const posted = await post(
        work,
        Array.from({ length: count }, (_, n) => charge(FIRST + n)),
      );
      work.audit.event({ type: "xdr", id: null });
      return { posted: posted.length, scans: (await scansOf(work)) - before };
    },
  });
  expect(await postSome(systemContext(db()), {})).toEqual({ posted: count, scans: 0 });
});
