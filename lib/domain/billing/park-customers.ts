import { z } from "zod";
import { customerEntity, lockCustomers } from "@/lib/domain/customers";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { readBilling } from "./billing-rows";
import { getRun } from "./run-rows";
import { parkRows } from "./store";

/**
 * Leaves customers that a run can't bill alone until someone says "try again", with the reason (B22). One that was billed
 * meanwhile stays as it is.
 */
export const parkCustomers = operation({
  name: "bill_run.park_customers",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({
    runId: idInput(),
    parked: z.array(z.object({ customerId: z.number(), reason: z.string() })).min(1),
  }),
  async run(work, { runId, parked }) {
    const run = await getRun(work, runId);
    const customers = await lockCustomers(
      work,
      parked.map(({ customerId }) => customerId),
    );
    const rows = await readBilling(
      work,
      customers.map(({ id }) => id),
    );
    const due = new Set(
      rows.filter(({ nextClose }) => nextClose === run.closeOn).map((row) => row.customerId),
    );
    const list = parked.filter(({ customerId }) => due.has(customerId));
    await parkRows(work, runId, list);
    const byId = new Map(customers.map((customer) => [customer.id, customer]));
    for (const { customerId, reason } of list) {
      const customer = byId.get(customerId);
      if (customer)
        work.audit.event(customerEntity(customer), {
          reason,
          cause: { type: "bill_run", id: runId },
          details: { parked: true },
        });
    }
    if (list.length === 0) work.audit.event({ type: "bill_run", id: runId }, { details: { parked: 0 } });
    return { parked: list.length };
  },
});
