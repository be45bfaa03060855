import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { billRuns, customerBilling } from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { TEST_NOW } from "../contexts";
import { type Example, type Examples, type Input, reason, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

const aboveLines: Realm[] = ["admin", "reseller", "distributor", "customer"];
const aRun = (more: Partial<Example> = {}): Example => ({ aims: [row("runId")], ...more });
const closing = (): Input => ({ billingPeriod: "monthly", timeZone: "UTC", closeOn: "2026-03-01" });
const billing = (db: Database, own: IsolationEstate, values: Partial<typeof customerBilling.$inferInsert>) =>
  db.update(customerBilling).set(values).where(eq(customerBilling.customerId, own.customerId));
const due = (db: Database, own: IsolationEstate) => billing(db, own, { nextClose: "2026-03-01" });

/** Bill runs, what is parked or held, dry runs and forecasts. */
export const billingExamples: Examples = {
  "bill_run.bill_chunk": systemOnly,
  "bill_run.check_safety": systemOnly,
  "bill_run.finish": systemOnly,
  "bill_run.get": aRun(),
  "bill_run.get_attention": {},
  "bill_run.get_preview": { aims: [row("previewId")] },
  "bill_run.get_preview_progress": { aims: [row("previewId")] },
  "bill_run.hold_customer": { input: () => ({ reason }), aims: [row("customerId")] },
  "bill_run.list": {},
  "bill_run.list_changes": aRun(),
  "bill_run.list_due_customers": systemOnly,
  "bill_run.list_open": {},
  "bill_run.list_parked": {},
  "bill_run.list_upcoming": {},
  "bill_run.park_customers": systemOnly,
  "bill_run.pause": aRun({ input: () => ({ reason }) }),
  "bill_run.plan_closings": systemOnly,
  "bill_run.preview_chunk": systemOnly,
  "bill_run.release_customer": {
    aims: [row("customerId")],
    arrange: (db, own) => billing(db, own, { heldAt: TEST_NOW, heldReason: reason }),
  },
  "bill_run.request_preview": { input: closing, arrange: due },
  "bill_run.resume": aRun({
    arrange: (db, own) => db.update(billRuns).set({ state: "paused" }).where(eq(billRuns.id, own.runId)),
  }),
  "bill_run.retry_parked": aRun(),
  "bill_run.revive": systemOnly,
  "bill_run.save_preview": systemOnly,
  "bill_run.start": { input: closing, arrange: due },
  "bill_run.start_due": systemOnly,
  "customer.get_billing": { aims: [row("customerId", { reaches: aboveLines })] },
  "invoice.check": systemOnly,
  "invoice.forecast": { aims: [row("customerId")], looks: (there) => [{ customerId: there.customerId }] },
  "invoice.issue_due": systemOnly,
};
