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

const balancePages =
  (read: Reader, customer: TraceSubject): Pages =>
  async (cursor) =>
    backwards(
      await balanceTrace(read, customer, cursor === null ? customer.position : Number(cursor), BATCH),
    );

const customerPages =
  (read: Reader, customer: TraceSubject, about: CustomerTraceAbout): Pages =>
  async (cursor) =>
    backwards(await customerTrace(read, customer, about, { cursor, direction: "next", pageSize: BATCH }));

async function* cells(pages: Pages): AsyncGenerator<string[]> {
  for await (const event of everyRow(pages)) yield COLUMNS.map(([, of]) => of(event));
}

const ABOUT = ["balance", "invoice", ...CUSTOMER_TRACES] as const;
type About = (typeof ABOUT)[number];

/** A trace's file: its name, what it is about, and its steps, the newest first. */
type Given = { name: string; entity: { type: string; id: number; customerId: number }; pages: Pages };

async function ofInvoice(read: Reader, invoiceId: number | null): Promise<Given> {
  if (invoiceId === null) throw invalid("Say which invoice.", { invoiceId: ["Choose one."] });
  const found = await findInvoice(read, invoiceId);
  const { customerId, number } = found.invoice;
  return {
    name: `invoice-${number ?? invoiceId}`,
    entity: { type: "invoice", id: invoiceId, customerId },
    pages: async (cursor) =>
      backwards(await invoiceTrace(read, found, { cursor, direction: "next", pageSize: BATCH })),
  };
}

async function ofCustomer(
  read: Reader,
  about: Exclude<About, "invoice">,
  customerId: number | null,
): Promise<Given> {
  const customer = await traceSubject(read, customerId);
  const { id } = customer;
  return {
    name: `${about}-${id}`,
    entity: { type: "customer", id, customerId: id },
    pages: about === "balance" ? balancePages(read, customer) : customerPages(read, customer, about),
  };
}

/** A whole trace as rows for a CSV file, newest first. Read while it is sent; that it was asked for is written down before. */
export const exportTrace = query({
  name: "trace.export",
  permission: "collection:read",
  impersonation: "allow",
  input: z.object({
    about: z.enum(ABOUT),
    customerId: optionalId(),
    invoiceId: optionalId(),
  }),
  async run(read, { about, customerId, invoiceId }) {
    const { name, entity, pages } =
      about === "invoice" ? await ofInvoice(read, invoiceId) : await ofCustomer(read, about, customerId);
    return { name, entity, columns: COLUMNS.map(([title]) => title), rows: cells(pages) };
  },
  reads: ({ about }, { entity }) => ({ ...entity, details: { export: about } }),
});
