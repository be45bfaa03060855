import { z } from "zod";
import { findInvoice } from "@/lib/domain/billing";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { invalid } from "@/lib/platform/errors";
import { everyRow } from "@/lib/platform/every-row";
import { balanceTrace } from "./trace-balance";
import { CUSTOMER_TRACES, type CustomerTraceAbout, customerTrace } from "./trace-customer";
import type { TraceEvent } from "./trace-event";
import { invoiceTrace } from "./trace-invoice";
import { type TraceSubject, traceSubject } from "./trace-subject";

const BATCH = 1_000;

const text = (value: string | number | null): string => (value === null ? "" : String(value));

/** Old, new and delta are columns of their own, never prose. */
const COLUMNS: readonly (readonly [string, (event: TraceEvent) => string])[] = [
  ["Time (UTC)", ({ at }) => at.toISOString()],
  ["Day", ({ day }) => day],
  ["Property", ({ label }) => label],
  ["Old", ({ before }) => text(before)],
  ["New", ({ after }) => text(after)],
  ["Delta", ({ delta }) => text(delta)],
  ["After it", ({ running }) => text(running)],
  ["Cause", ({ cause }) => cause?.label ?? ""],
  ["xDR id", ({ xdrId }) => text(xdrId)],
  ["Invoice id", ({ invoiceId }) => text(invoiceId)],
  ["Who", ({ who }) => who.name],
  ["On behalf of", ({ who }) => text(who.onBehalfOf)],
  ["Comment", ({ comment }) => comment],
  ["Reason", ({ reason }) => reason],
  ["In words", (event) => event.text],
];

type Pages = (cursor: string | null) => Promise<{ rows: TraceEvent[]; next: string | null }>;

const backwards = (found: { events: TraceEvent[]; earlier: string | number | null }) => ({
  rows: found.events.reverse(),
  next: found.earlier === null ? null : String(found.earlier),
});

const ofBalance =
  (read: Reader, customer: TraceSubject): Pages =>
  async (cursor) =>
    backwards(
      await balanceTrace(read, customer, cursor === null ? customer.position : Number(cursor), BATCH),
    );

const ofCustomer =
  (read: Reader, customer: TraceSubject, about: CustomerTraceAbout): Pages =>
  async (cursor) =>
    backwards(await customerTrace(read, customer, about, { cursor, direction: "next", pageSize: BATCH }));

async function* cells(pages: Pages): AsyncGenerator<string[]> {
  for await (const event of everyRow(pages)) yield COLUMNS.map(([, of]) => of(event));
}

type Given = { name: string; entity: { type: string; id: number; customerId: number }; pages: Pages };

async function given(
  read: Reader,
  about: string,
  customerId: number | null,
  invoiceId: number | null,
): Promise<Given> {
  if (about === "invoice") {
    if (invoiceId === null) throw invalid("Say which invoice.", { invoiceId: ["Choose one."] });
    const found = await findInvoice(read, invoiceId);
    const pages: Pages = async (cursor) =>
      backwards(await invoiceTrace(read, found, { cursor, direction: "next", pageSize: BATCH }));
    const entity = { type: "invoice", id: invoiceId, customerId: found.invoice.customerId };
    return { name: `invoice-${found.invoice.number ?? invoiceId}`, entity, pages };
  }
  const customer = await traceSubject(read, customerId);
  return {
    name: `${about}-${customer.id}`,
    entity: { type: "customer", id: customer.id, customerId: customer.id },
    pages:
      about === "balance"
        ? ofBalance(read, customer)
        : ofCustomer(read, customer, about as CustomerTraceAbout),
  };
}

/** A whole trace as rows for a CSV file, newest first. Read while it is sent; that it was asked for is written down before. */
export const exportTrace = query({
  name: "trace.export",
  permission: "collection:read",
  impersonation: "allow",
  input: z.object({
    about: z.enum(["balance", "invoice", ...CUSTOMER_TRACES]),
    customerId: optionalId(),
    invoiceId: optionalId(),
  }),
  async run(read, { about, customerId, invoiceId }) {
    const { name, entity, pages } = await given(read, about, customerId, invoiceId);
    return { name, entity, columns: COLUMNS.map(([title]) => title), rows: cells(pages) };
  },
  reads: ({ about }, { entity }) => ({ ...entity, details: { export: about } }),
});
