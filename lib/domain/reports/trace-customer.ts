import { z } from "zod";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { type Money, normalize } from "@/lib/platform/money";
import { potConclusion } from "./rules/plain-words";
import {
  behindChanges,
  changesPage,
  STATUS_PROPERTIES,
  type Traced,
  type TracePosition,
} from "./trace-changes";
import { type TraceEvent, traceEvent } from "./trace-event";
import { tracePageInput } from "./trace-input";
import { stopMoments } from "./trace-stops";
import { conclusionSpeech, speechOf, subjectEntity, type TraceSubject, traceSubject } from "./trace-subject";

export const CUSTOMER_TRACES = ["status", "unallocated"] as const;
export type CustomerTraceAbout = (typeof CUSTOMER_TRACES)[number];

export type CustomerTrace = {
  customer: TraceSubject;
  /** What it comes to; empty for the status, which the page shows by itself. */
  conclusion: string;
  /** Of payments that no invoice has used: what they came to before the first step shown. */
  before: Money | null;
  events: TraceEvent[];
  earlier: string | null;
  later: string | null;
};

const traced = (customerId: number, about: CustomerTraceAbout): Traced => ({
  entity: { type: "customer", id: customerId },
  properties: about === "status" ? STATUS_PROPERTIES : ["unallocatedPayments"],
});

/** Part: a page of a customer's status or of its payments that no invoice has used. */
export async function customerTrace(
  read: Reader,
  customer: TraceSubject,
  about: CustomerTraceAbout,
  position: TracePosition,
) {
  const { rows, earlier, later } = await changesPage(read, traced(customer.id, about), position);
  const behind = await behindChanges(read, customer.id, rows);
  const teller = { actor: read.actor, speech: speechOf(customer), zone: customer.zone, behind };
  const isPot = about === "unallocated";
  // What was written in one transaction happened at one moment, and a movement knows it better than the log's clock.
  const moments = new Map<string, Date>();
  for (const row of rows) {
    const xdr = row.causeType === "xdr" ? behind.xdrs.get(Number(row.causeId)) : undefined;
    if (xdr) moments.set(row.xid, xdr.occurredAt);
  }
  const stops =
    later === null && !isPot ? await stopMoments(read, customer.id, rows) : new Map<number, Date>();
  const events = rows.flatMap((row) => {
    const running = isPot && row.after !== null ? normalize(row.after) : null;
    const event = traceEvent(teller, row, { running, moment: stops.get(row.id) ?? moments.get(row.xid) });
    return event ? [event] : [];
  });
  const first = rows[0]?.before;
  return { events, before: isPot && earlier !== null && first ? normalize(first) : null, earlier, later };
}

/**
 * Why a customer's status is what it is, or why so much of what it paid waits for an invoice: every change of the facts behind
 * it, with who made it and what caused it.
 */
export const traceCustomer = query({
  name: "trace.customer",
  permission: "collection:read",
  impersonation: "allow",
  input: z.object({
    customerId: optionalId(),
    about: z.enum(CUSTOMER_TRACES).default("status"),
    ...tracePageInput,
  }),
  reads: (_, { customer }: CustomerTrace) => subjectEntity(customer),
  async run(read, { customerId, about, ...position }): Promise<CustomerTrace> {
    const customer = await traceSubject(read, customerId);
    const speech = conclusionSpeech(read.actor, speechOf(customer));
    return {
      customer,
      conclusion: about === "unallocated" ? potConclusion(speech, customer.unallocated) : "",
      ...(await customerTrace(read, customer, about, position)),
    };
  },
});
