import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { notFound } from "@/lib/platform/errors";
import { customerEntity } from "./entity";
import { shownName } from "./shown";
import { blockRows, lockCustomers } from "./store";

const MOST = 500;

/** What blocking does to one of the customers chosen. */
export type BlockOutcome = {
  customerId: number;
  name: string;
  outcome: "blocks" | "already_blocked" | "closed";
};

/**
 * Blocks many customers at once, each as far as it is open. Denied while acting for someone: work on a whole customer
 * base is done under one's own name, in one's own portal.
 */
export const blockCustomers = operation({
  name: "customer.block_many",
  permission: "customer:close",
  impersonation: "deny",
  input: z.object({
    customerIds: z
      .array(idInput())
      .min(1, "Choose at least one customer.")
      .max(MOST, `Choose at most ${MOST}.`),
    reason: reasonLine(),
  }),
  async run(work, { customerIds, reason }) {
    const wanted = new Set(customerIds);
    const rows = await lockCustomers(work, [...wanted]);
    if (rows.length !== wanted.size) throw notFound("customer");
    const lines = rows.map(
      (row): BlockOutcome => ({
        customerId: row.id,
        name: shownName(work.actor, row.name),
        outcome: row.closedAt ? "closed" : row.blocked ? "already_blocked" : "blocks",
      }),
    );
    const blocking = rows.filter((row) => !row.closedAt && !row.blocked);
    await blockRows(
      work,
      blocking.map(({ id }) => id),
    );
    for (const row of blocking) work.audit.changed(customerEntity(row), row, { blocked: true }, { reason });
    work.audit.event(
      { type: "customer", id: null },
      { reason, details: { chosen: rows.length, blocked: blocking.length } },
    );
    return { lines, blocked: blocking.length };
  },
});
