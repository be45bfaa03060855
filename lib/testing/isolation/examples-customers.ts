import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { accounts, customerSpending, customers, plans, subscriptions } from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { TEST_NOW } from "../contexts";
import { type Aim, type Example, type Examples, fresh, type Input, reason, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

const because = () => ({ reason });
/** A line has no customer page of its own; everyone above it has. */
const aboveLines: Realm[] = ["admin", "reseller", "distributor", "customer"];
const customer = (more: Partial<Example> = {}): Example => ({
  aims: [row("customerId")],
  reaches: aboveLines,
  ...more,
});
const account = (more: Partial<Example> = {}): Example => ({ aims: [row("accountId")], ...more });
const terms = {
  billingPeriod: "monthly",
  anchorDay: null,
  billingTimeZone: "UTC",
  language: "en",
  discountPercent: "5",
};

const FIELDS = ["name", "companyName", "firstName", "email", "phone1", "address1", "city", "externalRef"];
/** 0 is the company itself: not a row that anyone could ask for by its id. */
const partners: Realm[] = ["reseller", "distributor", "customer"];
const filters: Aim[] = [row("resellerId", { reaches: partners }), row("distributorId"), row("classId")];
/** Every way to ask for customers of someone else by what they are called, and by what they have. */
const customerLooks = (there: IsolationEstate): Input[] => [
  ...FIELDS.map((field) => ({ conditions: [{ field, op: "contains", value: there.mark }] })),
  ...["is", "begins", "ends"].map((op) => ({
    conditions: [{ field: "name", op, value: `${there.mark} customer` }],
  })),
  ...["customer", "phone", "street"].map((what) => ({ q: `${there.mark} ${what}` })),
  { ids: [there.customerId] },
];
const exportFilters = { aims: filters, looks: customerLooks };

export const customerExamples: Examples = {
  "customer.block": customer({ input: because }),
  "customer.block_many": {
    input: because,
    aims: [
      { field: "customerIds", at: (there) => [there.customerId] },
      { field: "customerIds", at: (there, own) => [own.customerId, there.customerId] },
    ],
  },
  "customer.create": {
    input: (own) => ({
      name: fresh(own, "customer"),
      currency: "USD",
      balanceControl: "postpaid",
      resellerId: own.resellerId,
      classId: own.classId,
      distributorId: own.distributorId,
      ...terms,
    }),
    aims: [row("resellerId", { ignored: true }), row("classId"), row("distributorId")],
  },
  "customer.delete": customer({ control: "conflict" }),
  "customer.get_defaults": { aims: [row("resellerId")] },
  "customer.end_credit_raise": customer({
    input: because,
    arrange: (db, own) =>
      db
        .update(customers)
        .set({
          creditRaise: "5",
          creditRaiseUnit: "fixed",
          creditRaiseUntil: new Date("2099-01-01T00:00:00Z"),
        })
        .where(eq(customers.id, own.customerId)),
  }),
  "customer.export": exportFilters,
  "customer.get": customer(),
  "customer.get_credit": customer(),
  "customer.get_spending": customer(),
  "customer.lift_spending_limit": customer({
    input: because,
    arrange: (db, own) => db.insert(customerSpending).values({ customerId: own.customerId, dailyLimit: "5" }),
  }),
  "customer.list": exportFilters,
  "customer.list_credit_moved": systemOnly,
  "customer.raise_credit_limit_temporarily": customer({
    input: () => ({ reason, amount: "5", unit: "fixed", until: "2099-01-01" }),
  }),
  "customer.set_spending_limit": customer({ input: () => ({ reason, dailyLimit: "5" }) }),
  "customer.set_credit_limit": customer({
    input: () => ({ reason, creditLimit: "60", warnings: [{ unit: "percent", value: "80" }] }),
  }),
  "customer.search": {
    looks: (there) => [{ q: `${there.mark} customer` }, { q: `${there.mark} phone` }],
    input: () => ({ q: "c" }),
  },
  "customer.mark_exported": customer({ input: because }),
  "customer.tell_credit": systemOnly,
  "customer.unblock": customer({
    arrange: (db, own) => db.update(customers).set({ blocked: true }).where(eq(customers.id, own.customerId)),
  }),
  "customer.unmark_exported": customer({
    input: because,
    arrange: (db, own) =>
      db.update(customers).set({ exportedAt: TEST_NOW }).where(eq(customers.id, own.customerId)),
  }),
  "customer.update_contact": customer({
    // Its name belongs to the contract: a customer does not change its own.
    input: (own, { realm }) => ({
      city: "Elsewhere",
      ...(realm === "customer" ? {} : { name: fresh(own, "x") }),
    }),
  }),
};

export const accountExamples: Examples = {
  "account.block": account({ input: because }),
  "account.create": {
    input: (own) => ({
      customerId: own.customerId,
      identifier: `${own.mark}-line-new`,
      productId: own.productId,
    }),
    aims: [row("customerId"), row("productId")],
  },
  "account.get": account(),
  "account.list": {
    aims: [row("customerId"), row("productId")],
    looks: (there) => [{ q: `${there.mark}-line-1` }, { q: `line1@${there.mark}.example` }],
  },
  "account.search": { input: () => ({ q: "c" }), looks: (there) => [{ q: `${there.mark}-line-1` }] },
  "account.unblock": account({
    arrange: (db, own) => db.update(accounts).set({ blocked: true }).where(eq(accounts.id, own.accountId)),
  }),
  "account.update": {
    input: (own) => ({ accountId: own.accountId, name: fresh(own, "line"), productId: own.productId }),
    aims: [row("accountId"), row("productId")],
  },
};

const subscription = (more: Partial<Example> = {}): Example => ({ aims: [row("subscriptionId")], ...more });
const change = (db: Database, own: IsolationEstate, values: Partial<typeof subscriptions.$inferInsert>) =>
  db.update(subscriptions).set(values).where(eq(subscriptions.id, own.subscriptionId));

export const subscriptionExamples: Examples = {
  "subscription.activate": subscription({
    arrange: async (db, own) => {
      await db.update(plans).set({ activationMode: "first_use" }).where(eq(plans.id, own.planId));
      await change(db, own, { activatedOn: null });
    },
  }),
  "subscription.add": {
    input: (own) => ({
      customerId: own.customerId,
      accountId: own.accountId,
      planId: own.planId,
      productId: own.productId,
      startOn: "2026-04-01",
    }),
    aims: [
      row("customerId"),
      row("accountId"),
      row("planId"),
      row("productId"),
      row("productId", { with: { planId: "" } }),
    ],
    arrange: (db, own) => db.update(plans).set({ multiple: true }).where(eq(plans.id, own.planId)),
  },
  "subscription.adjust": subscription({
    input: () => ({ kind: "discount", unit: "fixed", value: "1", reason }),
  }),
  "subscription.cancel_closing": subscription({
    arrange: (db, own) => change(db, own, { finishOn: "2026-12-31" }),
  }),
  "account.close": account({ input: because }),
  "customer.close": customer({ input: because }),
  "subscription.close": {
    input: () => ({ when: "period_end" }),
    aims: [
      { field: "subscriptionIds", at: (there) => [there.subscriptionId] },
      { field: "subscriptionIds", at: (there, own) => [own.subscriptionId, there.subscriptionId] },
    ],
  },
  "customer.subscription_totals": { aims: [row("customerId")] },
  "subscription.delete": subscription({
    arrange: (db, own) => change(db, own, { startOn: "2026-12-01", activatedOn: null }),
  }),
  "customer.get_accounts_subscriptions": {
    input: (own) => ({ customerId: own.customerId }),
    aims: [row("customerId"), row("accountId"), row("customerId", { with: { sort: "account" } })],
  },
  "subscription.get": subscription(),
  "subscription.list_choices": {
    input: (own) => ({ customerId: own.customerId }),
    aims: [row("customerId"), row("accountId")],
  },
  "subscription.recompute_fees": systemOnly,
  "subscription.remove_adjustment": {
    input: (own) => ({ subscriptionId: own.subscriptionId, adjustmentId: own.adjustmentId }),
    aims: [row("subscriptionId"), row("adjustmentId")],
  },
  "subscription.remove_promotion": subscription(),
  "subscription.statistics": {},
  "customer.update_terms": {
    input: (own) => ({
      customerId: own.customerId,
      classId: own.classId,
      distributorId: own.distributorId,
      ...terms,
    }),
    aims: [row("customerId"), row("classId"), row("distributorId")],
  },
};
