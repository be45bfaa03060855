import { desc, eq, sql } from "drizzle-orm";
import { serviceStops } from "@/db/schema";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import type { PlainDate } from "@/lib/platform/time";
import type { StepName } from "./rules/ladder";
import type { StopKind } from "./rules/stops";

export type CollectionStep = {
  on: PlainDate;
  invoiceId: number;
  number: string | null;
  step: StepName;
  days: number;
  /** Of a notice: the day it was sent, and how, where it was not by mail. */
  givenOn: PlainDate | null;
  givenBy: string;
};
export type ServiceStop = {
  kind: StopKind;
  fromDay: PlainDate;
  toDay: PlainDate | null;
  endReason: string;
  invoiceId: number;
};

/** Of each, the latest so many. */
const SHOWN = 100;

type StepRow = {
  done_on: PlainDate;
  invoice_id: string;
  number: string | null;
  step: StepName;
  days: number;
  given_on: PlainDate | null;
  given_by: string;
};

/** What was done for a customer's invoices, the latest first. The caller has found the customer in the actor's sight. */
export async function readStepsTaken(read: Reader, customerId: number): Promise<CollectionStep[]> {
  const { rows } = await read.tx.execute<StepRow>(sql`
    select t.done_on::text, t.invoice_id, i.number, t.step, t.days, t.given_on::text, t.given_by
    from dunning_steps t join invoices i on i.id = t.invoice_id
    where t.customer_id = ${customerId} and not t.skipped order by t.done_on desc, t.invoice_id desc, t.step limit ${SHOWN}`);
  return rows.map((row) => ({
    on: row.done_on,
    invoiceId: Number(row.invoice_id),
    number: row.number,
    step: row.step,
    days: row.days,
    givenOn: row.given_on,
    givenBy: row.given_by,
  }));
}

/** Each time a customer's services stopped for debt, the latest first. */
export async function readStops(read: Reader, customerId: number): Promise<ServiceStop[]> {
  const rows = await read.tx
    .select()
    .from(serviceStops)
    .where(visibleAnd(read.actor, "serviceStops", eq(serviceStops.customerId, customerId)))
    .orderBy(desc(serviceStops.id))
    .limit(SHOWN);
  return rows.map(({ kind, fromDay, toDay, endReason, invoiceId }) => ({
    kind: kind as StopKind,
    fromDay,
    toDay,
    endReason,
    invoiceId,
  }));
}
