import { sql } from "drizzle-orm";
import { z } from "zod";
import { shownName } from "@/lib/domain/customers";
import { optionalId } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import type { PlainDate } from "@/lib/platform/time";

export type ParkedCustomer = {
  customerId: number;
  name: string;
  /** Parked: it could not be billed. Held: somebody wants it left out. */
  kind: "parked" | "held";
  reason: string;
  /** The run that could not bill it, and the day that run closes. */
  runId: number | null;
  runCloseOn: PlainDate | null;
  /** Held since. */
  since: Date | null;
  /** The first day that no closed period covers. */
  openFrom: PlainDate;
};

type ParkedPage = { rows: ParkedCustomer[]; next: number | null };

const PAGE = 50;

type Row = {
  customer_id: string;
  name: string;
  parked_reason: string | null;
  parked_run_id: string | null;
  close_on: PlainDate | null;
  held_reason: string;
  held_at: Date | null;
  open_from: PlainDate;
};

/** Customers whom bill runs leave alone, and why: those that could not be billed, and those somebody holds. */
export const listParked = query({
  name: "bill_run.list_parked",
  permission: "bill_run:read",
  impersonation: "allow",
  input: z.object({ runId: optionalId(), after: optionalId() }),
  reads: ({ runId }, { rows }: ParkedPage) => ({
    type: "bill_run",
    id: runId,
    details: { count: rows.length, ids: rows.map(({ customerId }) => customerId) },
  }),
  async run(read, { runId, after }): Promise<ParkedPage> {
    const which =
      runId === null
        ? sql`(b.parked_reason is not null or b.held_at is not null)`
        : sql`b.parked_reason is not null and b.parked_run_id = ${runId}`;
    const { rows } = await read.tx.execute<Row>(sql`
      select b.customer_id, c.name, b.parked_reason, b.parked_run_id, b.held_reason, b.held_at, b.open_from::text,
        r.close_on::text
      from customer_billing b join customers c on c.id = b.customer_id left join bill_runs r on r.id = b.parked_run_id
      where ${which} and b.customer_id > ${after ?? 0} order by b.customer_id limit ${PAGE + 1}`);
    const shown = rows.slice(0, PAGE).map((row): ParkedCustomer => {
      const held = row.held_at !== null;
      return {
        customerId: Number(row.customer_id),
        name: shownName(read.actor, row.name),
        kind: held ? "held" : "parked",
        reason: held ? row.held_reason : (row.parked_reason ?? ""),
        runId: row.parked_run_id === null ? null : Number(row.parked_run_id),
        runCloseOn: row.close_on,
        since: row.held_at === null ? null : new Date(row.held_at),
        openFrom: row.open_from,
      };
    });
    return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.customerId ?? null) : null };
  },
});
