import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import {
  accounts,
  company,
  currencies,
  customerClasses,
  customers,
  distributors,
  planFees,
  plans,
  products,
  resellers,
  subscriptions,
} from "@/db/schema";

const one = <T>(rows: T[]): T => {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
};

/** Everything one owner has: a class, a plan, a product, a customer with two accounts and a subscription each. */
export type Estate = {
  resellerId: number;
  distributorId: number;
  classId: number;
  planId: number;
  productId: number;
  customerId: number;
  accountId: number;
  secondAccountId: number;
  subscriptionId: number;
  secondSubscriptionId: number;
  customer: { customerId: number; resellerId: number; distributorId: number };
  account: { accountId: number; customerId: number; resellerId: number; distributorId: number };
};

/**
 * One estate by plain inserts, every text marked with `mark`, so that a leak of it is visible anywhere.
 * @param resellerId 0 for the company's own.
 */
export async function makeEstate(db: Database, mark: string, resellerId = 0): Promise<Estate> {
  const t = (what: string) => `${mark} ${what}`;
  const owner = { resellerId };
  const distributor = one(
    await db
      .insert(distributors)
      .values({ ...owner, name: t("distributor"), currency: "USD", email: `d@${mark}.example` })
      .returning(),
  );
  const cls = one(
    await db
      .insert(customerClasses)
      .values({ ...owner, name: t("class"), description: t("about") })
      .returning(),
  );
  const plan = one(
    await db
      .insert(plans)
      .values({
        ...owner,
        name: t("plan"),
        endUserName: t("end user plan"),
        invoiceDescription: t("line"),
        currency: "USD",
      })
      .returning(),
  );
  await db.insert(planFees).values({ planId: plan.id, billingPeriod: "monthly", fee: "20" });
  const product = one(
    await db
      .insert(products)
      .values({
        ...owner,
        kind: "main",
        name: t("product"),
        endUserName: t("bundle"),
        description: t("inside"),
        currency: "USD",
        planId: plan.id,
      })
      .returning(),
  );
  const owned = { ...owner, distributorId: distributor.id };
  const customer = one(
    await db
      .insert(customers)
      .values({
        ...owned,
        classId: cls.id,
        externalRef: t("ref"),
        name: t("customer"),
        companyName: t("company"),
        firstName: t("first"),
        lastName: t("last"),
        email: `${mark}@customer.example`,
        phone1: t("phone"),
        address1: t("street"),
        city: t("city"),
        note: t("note"),
        taxId: t("tax"),
        currency: "USD",
        creditLimit: "50",
      })
      .returning(),
  );
  const line = (n: number) => ({
    ...owned,
    customerId: customer.id,
    identifier: `${mark}-line-${n}`,
    name: t(`line ${n}`),
    email: `line${n}@${mark}.example`,
    productId: product.id,
    activatesOn: "2026-01-01",
  });
  const first = one(await db.insert(accounts).values(line(1)).returning());
  const second = one(await db.insert(accounts).values(line(2)).returning());
  const attach = (accountId: number) => ({
    ...owned,
    customerId: customer.id,
    accountId,
    productId: product.id,
    planId: plan.id,
    startOn: "2026-01-01",
    activatedOn: "2026-01-01",
    recurringFee: "20",
  });
  const sub1 = one(await db.insert(subscriptions).values(attach(first.id)).returning());
  const sub2 = one(await db.insert(subscriptions).values(attach(second.id)).returning());
  const customerIds = { customerId: customer.id, ...owned };
  return {
    ...owned,
    classId: cls.id,
    planId: plan.id,
    productId: product.id,
    customerId: customer.id,
    accountId: first.id,
    secondAccountId: second.id,
    subscriptionId: sub1.id,
    secondSubscriptionId: sub2.id,
    customer: customerIds,
    account: { accountId: first.id, ...customerIds },
  };
}

export type World = { house: Estate; a: Estate; b: Estate };

/** The company's one row, with US dollars switched on and no second factor demanded. */
export async function makeCompany(db: Database): Promise<void> {
  await db.insert(company).values({ name: "Test Telecom", baseCurrency: "USD", secondFactorRequired: false });
  await db.update(currencies).set({ active: true }).where(eq(currencies.code, "USD"));
}

/** A reseller whose every text bears `mark`. */
export async function makeReseller(db: Database, mark: string): Promise<number> {
  const values = {
    name: `${mark} reseller`,
    currency: "USD",
    email: `r@${mark}.example`,
    phone: `${mark} phone`,
  };
  return one(await db.insert(resellers).values(values).returning()).id;
}

/** The company with an estate of its own, and two resellers of equal shape: canaries A and B. */
export async function testWorld(db: Database): Promise<World> {
  await makeCompany(db);
  return {
    house: await makeEstate(db, "HOUSE"),
    a: await makeEstate(db, "CANARY_A", await makeReseller(db, "CANARY_A")),
    b: await makeEstate(db, "CANARY_B", await makeReseller(db, "CANARY_B")),
  };
}
