import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { customerClasses } from "@/db/schema";
import { shownName } from "@/lib/domain/customers";
import { idInput, plainDate } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { notFound } from "@/lib/platform/errors";
import type { PlainDate } from "@/lib/platform/time";
import { policyInput } from "./policy-input";
import { policyOn, readPolicies } from "./read-policies";
import {
  comparePolicies,
  type PolicyChange,
  type PolicyEffect,
  type PolicyImpact,
  sumImpact,
} from "./rules/impact";
import { assertPolicyFits, type PolicySettings } from "./rules/policy";
import { remainingOf, type Surveyed, stateOf, survey } from "./survey";

export type PolicyPreview = PolicyImpact & {
  on: PlainDate;
  /** Customers of the class who owe something, and how many of them were looked at. */
  owing: number;
  examined: number;
};

const CHUNK = 1_000;
/** A page waits for this: beyond so many, what was found is said to be of the first ones. */
const MOST = 20_000;

/** A page says no number above this. */
const MOST_COUNTED = 1_000_000;

const owingOf = (classId: number, after: number, limit: number) => sql`
  select distinct c.id from customers c join invoices i on i.customer_id = c.id and i.review = 'issued' and i.voided_at is null
    and i.total > i.paid + i.adjusted
  where c.class_id = ${classId} and c.closed_at is null and c.id > ${after} order by c.id limit ${limit}`;

async function owingAfter(read: Reader, classId: number, after: number): Promise<number[]> {
  const { rows } = await read.tx.execute<{ id: string }>(owingOf(classId, after, CHUNK));
  return rows.map(({ id }) => Number(id));
}

async function countOwing(read: Reader, classId: number): Promise<number> {
  const { rows } = await read.tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (${owingOf(classId, 0, MOST_COUNTED)}) o`,
  );
  return rows[0]?.n ?? 0;
}

const effectOf = (one: Surveyed): Omit<PolicyEffect, "customerId" | "name" | "currency"> => ({
  state: stateOf(one),
  collected: one.found.invoices.filter(({ status }) => status === "collect").length,
  remaining: remainingOf(one),
  messages: one.found.due.filter(({ skipped }) => !skipped).map(({ step }) => step),
  suspendsOn: one.found.ahead.find(({ step }) => step === "suspend")?.on ?? null,
});

async function compareChunk(
  read: Reader,
  ids: readonly number[],
  policy: PolicySettings,
  on: PlainDate,
  current: PolicySettings,
) {
  const before = await survey(read, ids, { policy: current, on });
  const after = await survey(read, ids, { policy, on });
  return after.flatMap((one, n) => {
    const was = before[n];
    const who = {
      customerId: one.debtor.customerId,
      name: shownName(read.actor, one.debtor.name),
      currency: one.debtor.currency,
    };
    return was ? [comparePolicies({ ...who, ...effectOf(was) }, { ...who, ...effectOf(one) })] : [];
  });
}

/**
 * What a policy would do, before it is saved: the engine itself looks at everybody of the class who owes something, once
 * with what is in force on that day and once with what is proposed, and nothing is written.
 * @throws {DomainError} invalid with the fields that are wrong.
 */
export const previewPolicy = query({
  name: "collection_policy.preview",
  permission: "collection:policy",
  impersonation: "allow",
  input: z.object({ classId: idInput(), effectiveOn: plainDate(), settings: policyInput }),
  reads: ({ classId }, { examined }: PolicyPreview) => ({
    type: "customer_class",
    id: classId,
    details: { preview: true, examined },
  }),
  async run(read, { classId, effectiveOn, settings }): Promise<PolicyPreview> {
    const [cls] = await read.tx
      .select({ id: customerClasses.id })
      .from(customerClasses)
      .where(visibleAnd(read.actor, "customerClasses", eq(customerClasses.id, classId)));
    if (!cls) throw notFound("customer class");
    assertPolicyFits(settings);
    const versions = (await readPolicies(read, [classId])).get(classId) ?? [];
    const { policy: current } = policyOn(versions, effectiveOn);
    const changes: PolicyChange[] = [];
    let examined = 0;
    for (let after = 0; examined < MOST; ) {
      const ids = await owingAfter(read, classId, after);
      const last = ids.at(-1);
      if (last === undefined) break;
      changes.push(...(await compareChunk(read, ids, settings, effectiveOn, current)));
      examined += ids.length;
      after = last;
    }
    const owing = examined < MOST ? examined : await countOwing(read, classId);
    return { ...sumImpact(changes), on: effectiveOn, owing, examined };
  },
});
