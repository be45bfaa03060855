import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { customerCollection, dunningSteps, invoiceCollection, nonWorkingDays } from "@/db/schema";
import { type Examples, type Input, reason, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

const customer = row("customerId");
const cls = row("classId");
const soon = "2026-03-20";

/** The customer as if collections had left it so. */
const standing =
  (values: Partial<typeof customerCollection.$inferInsert>) => (db: Database, own: IsolationEstate) =>
    db.update(customerCollection).set(values).where(eq(customerCollection.customerId, own.customerId));

/** A notice that nobody has sent. */
async function unsent(db: Database, { customerId, invoiceId }: IsolationEstate): Promise<void> {
  const of = { invoiceId, customerId, episode: 1 };
  await db
    .insert(invoiceCollection)
    .values({ ...of, status: "collect", paymentStatus: "unpaid", collectAtIssue: true });
  await db.insert(dunningSteps).values({ ...of, step: "suspend_notice", days: 7, doneOn: "2026-03-14" });
}

const policy = (): Input => ({
  effectiveOn: "2026-06-01",
  settings: { thresholds: { USD: "25" }, suspend: { days: "14", notices: "7" } },
});

/** How classes collect, whom they collect, and what people decide about it. */
export const collectionExamples: Examples = {
  "collection.cancel_promise": { input: () => ({ reason }), aims: [customer] },
  "collection.check": systemOnly,
  "collection.end_lift": {
    input: () => ({ reason }),
    aims: [customer],
    arrange: standing({ liftedUntil: new Date("2026-03-19T00:00:00Z") }),
  },
  "collection.get": { aims: [customer] },
  "collection.lift_suspension": {
    input: () => ({ until: soon, reason }),
    aims: [customer],
    arrange: standing({ suspended: true }),
  },
  "collection.list_debtors": {},
  "collection.look_chunk": systemOnly,
  "collection.promise_to_pay": { input: () => ({ amount: "1", until: soon }), aims: [customer] },
  "collection.record_notice": {
    input: () => ({ step: "suspend_notice", days: 7, how: "By letter" }),
    aims: [row("invoiceId")],
    arrange: unsent,
  },
  "collection.restore_customer": {
    input: () => ({ reason }),
    aims: [customer],
    arrange: standing({ terminatedAt: new Date("2026-03-10T00:00:00Z") }),
  },
  "collection_policy.cancel": { aims: [row("policyId")] },
  "collection_policy.get": { aims: [cls] },
  "collection_policy.list": {},
  "collection_policy.preview": { input: policy, aims: [cls] },
  "collection_policy.save": { input: policy, aims: [cls] },
  "non_working_day.add": { input: () => ({ days: "2026-12-25 Christmas" }) },
  "non_working_day.list": {},
  "non_working_day.remove": {
    input: () => ({ day: soon }),
    arrange: (db) => db.insert(nonWorkingDays).values({ day: soon }),
  },
};
