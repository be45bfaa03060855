import { asc, desc, eq, gte, inArray, lte, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { auditLog, xdrs } from "@/db/schema";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize, subtract } from "@/lib/platform/money";
import type { AuditRow } from "./audit-rows";
import { balanceConclusion, plainWords } from "./rules/plain-words";
import { traceText } from "./rules/trace-text";
import { changesOf, SAYS_CREATED, tracedKind } from "./trace-changes";
import { type TraceEvent, whoOf } from "./trace-event";
import {
  conclusionSpeech,
  isPlain,
  speechOf,
  subjectEntity,
  type TraceSubject,
  traceSubject,
} from "./trace-subject";

export type BalanceTrace = {
  customer: TraceSubject;
  conclusion: string;
  /** What all movements before the first one shown came to, and how many they are. */
  before: { balance: Money; movements: number } | null;
  events: TraceEvent[];
  /** The last position of the page before this one, and of the one after it. */
  earlier: number | null;
  later: number | null;
};

/** How long after a movement its transaction may still have been writing the log. */
const LONGEST_TRANSACTION_MS = 15 * 60_000;
const MOST_CHANGES = 2_000;

type Movement = typeof xdrs.$inferSelect;

/** Who moved what: rows of the log about this customer's balance in the time of these movements, by xDR. */
async function authors(read: Reader, customer: TraceSubject, list: readonly Movement[]) {
  const found = new Map<number, AuditRow>();
  const times = list.map(({ postedAt }) => postedAt.getTime());
  if (times.length === 0) return found;
  const rows = await read.tx
    .select()
    .from(auditLog)
    .where(
      changesOf(
        read,
        { entity: { type: "customer", id: customer.id }, properties: ["balance"] },
        gte(auditLog.at, new Date(Math.min(...times))),
        lte(auditLog.at, new Date(Math.max(...times) + LONGEST_TRANSACTION_MS)),
      ),
    )
    .orderBy(asc(auditLog.at))
    .limit(MOST_CHANGES);
  for (const row of rows) {
    const last = Number(row.causeId);
    // Charges of one moment are one row, which names the first and the last of them.
    const first = Number(row.details?.firstXdr ?? last);
    for (const { id } of list) if (id >= first && id <= last) found.set(id, row);
  }
  return found;
}

/** What a bill run posted for an invoice is told by the row of that invoice. */
async function makers(read: Reader, list: readonly Movement[]): Promise<Map<number, AuditRow>> {
  const ids = [...new Set(list.flatMap(({ invoiceId }) => (invoiceId === null ? [] : [invoiceId])))];
  if (ids.length === 0) return new Map();
  const rows = await read.tx
    .select()
    .from(auditLog)
    .where(
      visibleAnd(
        read.actor,
        "auditLog",
        eq(auditLog.entityType, "invoice"),
        inArray(auditLog.entityId, ids),
        sql`${auditLog.kind} <> 'read'`,
        SAYS_CREATED,
      ),
    );
  return new Map(rows.flatMap((row) => (row.entityId === null ? [] : [[row.entityId, row] as const])));
}

function eventOf(
  read: Reader,
  customer: TraceSubject,
  movement: Movement,
  author: AuditRow | null,
): TraceEvent {
  const [amount, after] = [normalize(movement.amount), normalize(movement.balanceAfter)];
  const before = subtract(after, amount);
  const plain = isPlain(read.actor);
  const speech = speechOf(customer);
  const kind = tracedKind(movement);
  const change = { property: "balance", before, after, delta: amount };
  const cause = { type: "xdr", id: String(movement.id) };
  const text = plain
    ? plainWords(speech, {
        ...change,
        xdr: { ...movement, kind, amount },
        invoice: null,
        total: null,
        left: null,
        day: movement.day,
      })
    : traceText({ ...change, cause, details: null }, { xdr: { ...movement, kind } });
  return {
    key: String(movement.id),
    at: movement.occurredAt,
    day: movement.day,
    label: "Balance",
    before,
    after,
    delta: amount,
    running: after,
    who: whoOf({ actor: read.actor, speech }, author),
    cause: { type: "xdr", id: movement.id, label: `xDR id ${movement.id}` },
    xdrId: movement.id,
    invoiceId: movement.invoiceId,
    comment: [movement.description, movement.visibleComment].filter(Boolean).join(" · "),
    reason: plain ? "" : author?.reason || movement.internalComment,
    text: text ?? "",
  };
}

/**
 * Part: the movements up to a position, told from the oldest on. The journal itself is the chain: each row says what it left.
 * What moved nothing, a call that a plan includes, says nothing of a balance and is left out.
 */
export async function balanceTrace(read: Reader, customer: TraceSubject, until: number, pageSize: number) {
  const list = await read.tx
    .select()
    .from(xdrs)
    .where(
      visibleAnd(
        read.actor,
        "xdrs",
        eq(xdrs.customerId, customer.id),
        lte(xdrs.position, until),
        ne(xdrs.amount, "0"),
      ),
    )
    .orderBy(desc(xdrs.position))
    .limit(pageSize);
  list.reverse();
  const [byXdr, byInvoice] = [await authors(read, customer, list), await makers(read, list)];
  const events = list.map((movement) =>
    eventOf(
      read,
      customer,
      movement,
      byXdr.get(movement.id) ?? byInvoice.get(movement.invoiceId ?? 0) ?? null,
    ),
  );
  const [first] = list;
  const movements = (first?.position ?? 1) - 1;
  return {
    events,
    before: first && movements > 0 ? { balance: events[0]?.before ?? "0.00", movements } : null,
    earlier: movements > 0 ? movements : null,
    later: until < customer.position ? Math.min(until + pageSize, customer.position) : null,
  };
}

/**
 * Why a balance is what it is: the movements of the journal, the newest page first, with who made them and what stood before.
 * However long the journal, a page is one walk of its index.
 */
export const traceBalance = query({
  name: "trace.balance",
  permission: "collection:read",
  impersonation: "allow",
  input: z.object({
    customerId: optionalId(),
    /** The position of the last movement shown; without it the newest. */
    until: optionalId(),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reads: (_, { customer }: BalanceTrace) => subjectEntity(customer),
  async run(read, { customerId, until, pageSize }): Promise<BalanceTrace> {
    const customer = await traceSubject(read, customerId);
    const speech = conclusionSpeech(read.actor, speechOf(customer));
    return {
      customer,
      conclusion: balanceConclusion(speech, customer.balance, customer.funds),
      ...(await balanceTrace(read, customer, until ?? customer.position, pageSize)),
    };
  },
});
