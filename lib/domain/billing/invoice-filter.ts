import { and, eq, gte, isNull, lte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { invoices } from "@/db/schema";
import type { Actor } from "@/lib/kernel/actor";
import { emptyIsAbsent, flag, idInput } from "@/lib/kernel/input";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { beginsWith } from "@/lib/platform/like";
import { isPlainDate } from "@/lib/platform/time";
import { hasStatus, STATUS_FILTERS } from "./status-sql";

const day = () => emptyIsAbsent(z.string().refine(isPlainDate, "Use a date like 2026-03-31.").optional());

/** The types an invoice can have in the database. */
export const KEPT_TYPES = ["regular", "out_of_turn", "separate"] as const;
/** The date that `from` and `to` are about; of a period its last day. */
export const INVOICE_DATES = ["issued", "due", "period"] as const;

/** What narrows a list of invoices; everything given must hold. Days are both included. */
export const invoiceFilterShape = {
  /** The number begins with it. */
  q: z.string().trim().max(200).default(""),
  customerId: emptyIsAbsent(idInput().optional()),
  runId: emptyIsAbsent(idInput().optional()),
  status: emptyIsAbsent(z.enum(STATUS_FILTERS).optional()),
  type: emptyIsAbsent(z.enum(KEPT_TYPES).optional()),
  currency: emptyIsAbsent(
    z
      .string()
      .regex(/^[A-Z]{3}$/, "Use a code like USD.")
      .optional(),
  ),
  /** Void ones are left out unless they are asked for. */
  withVoid: flag().prefault(""),
  on: emptyIsAbsent(z.enum(INVOICE_DATES).default("issued")),
  from: day(),
  to: day(),
};
const shape = z.object(invoiceFilterShape);
export type InvoiceFilter = z.output<typeof shape>;

/** Staff sees invoices from the moment they are made; everyone else once they are issued. */
export const seesDrafts = ({ kind }: Actor): boolean =>
  kind === "admin" || kind === "reseller" || kind === "system";

/** The invoices an actor may see at all. */
export const visibleInvoices = (actor: Actor, ...more: (SQL | undefined)[]): SQL =>
  visibleAnd(actor, "invoices", seesDrafts(actor) ? undefined : eq(invoices.review, "issued"), ...more);

const DATES = {
  issued: sql`${invoices.issuedOn}`,
  due: sql`${invoices.dueOn}`,
  period: sql`${invoices.periodTo} - 1`,
};

/** The invoices an actor asks for, always within what it may see. */
export function invoiceWhere(read: Reader, wanted: InvoiceFilter): SQL {
  const date = DATES[wanted.on];
  return visibleInvoices(
    read.actor,
    and(
      wanted.customerId ? eq(invoices.customerId, wanted.customerId) : undefined,
      wanted.runId ? eq(invoices.runId, wanted.runId) : undefined,
      wanted.status ? hasStatus(wanted.status, read.now) : undefined,
      wanted.withVoid || wanted.status === "void" ? undefined : isNull(invoices.voidedAt),
      wanted.type ? eq(invoices.type, wanted.type) : undefined,
      wanted.currency ? eq(invoices.currency, wanted.currency) : undefined,
      wanted.q ? sql`lower(${invoices.number}) like ${beginsWith(wanted.q)}` : undefined,
      wanted.from ? gte(date, sql`${wanted.from}::date`) : undefined,
      wanted.to ? lte(date, sql`${wanted.to}::date`) : undefined,
    ),
  );
}
