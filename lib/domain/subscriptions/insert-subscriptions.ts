import type { Work } from "@/lib/kernel/work";
import { DomainError } from "@/lib/platform/errors";
import { normalize } from "@/lib/platform/money";
import type { PlainDate } from "@/lib/platform/time";
import { type FoundFacts, readAttachFacts } from "./attach-facts";
import { type AttachProblem, absent, attachProblem } from "./rules/attachable";
import type { FeeAdjustment } from "./rules/fee-terms";
import { insertRows, takeIds } from "./store";

/** One wanted subscription. Without an account it hangs on the customer itself. */
export type NewSubscription = {
  customerId: number;
  accountId?: number | null;
  productId?: number | null;
  planId: number;
  startOn: PlainDate;
  /** Left out: the plan decides (its start date, or nothing until the first use). */
  activatedOn?: PlainDate | null;
  /** The last day, included. */
  finishOn?: PlainDate | null;
  billedTo?: PlainDate | null;
  closedAt?: Date | null;
  closeReason?: string;
  adjustments?: readonly FeeAdjustment[];
};

export type InsertOptions = {
  /** Brought over from elsewhere with its history: closed accounts and archived plans are no obstacle. */
  historical?: boolean;
  /** "none" for callers that leave one audit row for a whole customer; one row a subscription otherwise. */
  audit?: "each" | "none";
};

export type InsertedSubscription = { subscriptionId: number; customerId: number; recurringFee: string };

const KEY = (row: NewSubscription) => `${row.customerId}/${row.accountId ?? ""}/${row.planId}`;

type Checked = { facts: FoundFacts | null; problem: AttachProblem | null };

async function check(
  work: Work,
  rows: readonly NewSubscription[],
  { historical = false }: InsertOptions,
): Promise<Checked[]> {
  const found = await readAttachFacts(work, rows);
  const open = new Set<string>();
  return rows.map((row, n) => {
    const facts = found[n] ?? null;
    if (facts === null) return { facts, problem: absent("customer") };
    const twice = !row.closedAt && open.has(KEY(row));
    if (!row.closedAt) open.add(KEY(row));
    const problem = attachProblem({
      ...facts,
      startOn: row.startOn,
      finishOn: row.finishOn ?? null,
      accountId: row.accountId ?? null,
      productId: row.productId ?? null,
      planId: row.planId,
      alreadyThere: facts.alreadyThere || twice,
      historical,
    });
    return { facts, problem };
  });
}

/**
 * Part: says for each row why it may not be attached, or null. For batches that set bad rows aside before writing;
 * the caller holds the customers' locks.
 */
export async function subscriptionProblems(
  work: Work,
  rows: readonly NewSubscription[],
  options: InsertOptions = {},
): Promise<(AttachProblem | null)[]> {
  return (await check(work, rows, options)).map(({ problem }) => problem);
}

const activation = (row: NewSubscription, mode: FoundFacts["activationMode"]): PlainDate | null => {
  if (row.activatedOn !== undefined) return row.activatedOn;
  return mode === "start_date" ? row.startOn : null;
};

/**
 * Part: attaches any number of subscriptions in three statements, with their recurring fees worked out and their
 * audit rows. The caller has locked the customers (that is also where scope is checked). Batches of 500 to 2,000.
 * @throws {DomainError} conflict, invalid or not_found for the first row that may not be attached; nothing is written.
 */
export async function insertSubscriptions(
  work: Work,
  rows: readonly NewSubscription[],
  options: InsertOptions = {},
): Promise<InsertedSubscription[]> {
  if (rows.length === 0) return [];
  const checked = await check(work, rows, options);
  checked.forEach(({ problem }, n) => {
    if (problem) refuse(problem, rows.length > 1 ? n : null);
  });
  const ids = await takeIds(work.tx, rows.length);
  const written = rows.map((row, n) => ({
    id: ids[n] as number,
    customerId: row.customerId,
    accountId: row.accountId ?? null,
    productId: row.productId ?? null,
    planId: row.planId,
    startOn: row.startOn,
    activatedOn: activation(row, checked[n]?.facts?.activationMode ?? "start_date"),
    finishOn: row.finishOn ?? null,
    billedTo: row.billedTo ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    closeReason: row.closeReason ?? "",
    adjustments: row.adjustments ?? [],
  }));
  const fees = await insertRows(work.tx, written);
  return written.map((row, n) => {
    const recurringFee = normalize(fees.get(row.id) ?? "0");
    if (options.audit !== "none") {
      const { id, adjustments, ...values } = row;
      const facts = checked[n]?.facts;
      work.audit.created(
        { type: "subscription", id, name: facts?.plan?.name, customerId: row.customerId, ...facts?.owner },
        { ...values, recurringFee, ...(adjustments.length > 0 ? { adjustments } : {}) },
      );
    }
    return { subscriptionId: row.id, customerId: row.customerId, recurringFee };
  });
}

function refuse({ code, field, message }: AttachProblem, row: number | null): never {
  throw new DomainError(code, row === null ? message : `Row ${row + 1}: ${message}`, { [field]: [message] });
}
