import { eq, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import {
  auditLog,
  billingSettings,
  company,
  customerBalances,
  customers,
  importKeys,
  importRows,
  imports,
  numberSeries,
  paymentGateway,
  planPromotions,
  resellers,
  roles,
  subscriptionAdjustments,
  taxExemptions,
  taxes,
  taxRates,
  taxRegimes,
  timeZones,
  xdrs,
} from "@/db/schema";
import type { Realm } from "@/lib/kernel/actor";
import { hashPassword } from "@/lib/platform/password-hash";
import { TEST_NOW } from "../contexts";
import { type Estate, makeCompany, makeEstate, makeReseller } from "../factories";
import { roleId, TEST_PASSWORD } from "../people";
import { COLLECTION_SEQUENCES, makeCollectionEstate } from "./collection-estate";
import { makeDisputedInvoice } from "./invoice-estate";
import { MESSAGE_SEQUENCES, makeMessageEstate } from "./message-estate";
import { makePaymentEstate, PAYMENT_SEQUENCES } from "./payment-estate";
import { type IsolationEstate, makeActing, makePeople, type Someone } from "./people";
import { makeRunEstate } from "./run-estate";
import { makeTariffEstate, TARIFF_SEQUENCES } from "./tariff-estate";
import { makeUsageEstate } from "./usage-estate";

const one = <T>(rows: T[]): T => {
  const [row] = rows;
  if (!row) throw new Error("insert returned no row");
  return row;
};

/** Every sequence of ids; set before an estate is built, so that a number tells whose row it names. */
const SEQUENCES = [
  "party_id_seq",
  "audit_ids",
  "xdr_ids",
  "usage_record_ids",
  "invoice_ids",
  ...TARIFF_SEQUENCES,
  ...COLLECTION_SEQUENCES,
  ...MESSAGE_SEQUENCES,
  ...PAYMENT_SEQUENCES,
  ...[
    "customer_classes",
    "plans",
    "products",
    "accounts",
    "subscriptions",
    "subscription_adjustments",
    "users",
    "imports",
    "impersonations",
    "tax_regimes",
    "taxes",
    "tax_exemptions",
    "number_series",
    "bill_runs",
    "bill_previews",
    "disputes",
  ].map((table) => `${table}_id_seq`),
];

const startIdsAt = (db: Database, id: number) =>
  db.execute(
    sql.join(
      SEQUENCES.map((name) => sql`select setval(${name}::regclass, ${sql.raw(String(id))})`),
      sql` union all `,
    ),
  );

const RANGE = 100_000;
const RANGES = { a: 3_000_000, sibling: 3_500_000, house: 5_000_000, b: 7_000_000, later: 9_000_000 };

export const MARKS = { a: "CANARY_A", sibling: "CANARY_S", house: "CANARY_H", b: "CANARY_B" } as const;
export type Place = keyof typeof MARKS;

/** Whether a number is the id of a row of this estate. */
export const isIdOf = (place: Place, value: number): boolean =>
  value >= RANGES[place] && value < RANGES[place] + RANGE;

type Options = { resellerId?: number; passwordHash: string };

/** The taxes of an owner, by which its class pays, a customer who is exempt from one, and a series of numbers. */
async function makeTaxes(db: Database, mark: string, { resellerId, classId, customerId }: Estate) {
  const regime = one(
    await db
      .insert(taxRegimes)
      .values({ resellerId, name: `${mark} regime` })
      .returning(),
  );
  const tax = one(
    await db
      .insert(taxes)
      .values({ regimeId: regime.id, ordinal: 0, name: `${mark} tax` })
      .returning(),
  );
  await db.insert(taxRates).values([
    { taxId: tax.id, category: null, percent: "20" },
    { taxId: tax.id, category: `${mark} category`, percent: "5" },
  ]);
  const numberPattern = `${mark.replaceAll("_", "-")}-{number}`;
  await db.insert(billingSettings).values({ classId, resellerId, taxRegimeId: regime.id, numberPattern });
  const series = { scope: "customer", ownerId: customerId, pattern: numberPattern, year: 0 };
  await db.insert(numberSeries).values({ ...series, resellerId, lastNumber: 7 });
  const free = { customerId, taxId: tax.id, certificate: `${mark} certificate` };
  const exemption = one(await db.insert(taxExemptions).values(free).returning());
  return { taxRegimeId: regime.id, taxId: tax.id, exemptionId: exemption.id };
}

/** Everything an owner can have, with amounts of its own, people of every realm below it, and traces in the log. */
async function makeIsolationEstate(
  db: Database,
  mark: string,
  { resellerId = 0, passwordHash }: Options,
): Promise<IsolationEstate> {
  const estate = await makeEstate(db, mark, resellerId);
  const { distributorId, customerId, subscriptionId, planId } = estate;
  const owner = { resellerId, distributorId, customerId };
  await db.insert(customerBalances).values({ customerId, balance: "12.34", unallocated: "2", position: 1 });
  const xdr = one(
    await db
      .insert(xdrs)
      .values({
        ...owner,
        accountId: estate.accountId,
        subscriptionId,
        position: 1,
        kind: "charge",
        service: "voice",
        amount: "12.34",
        currency: "USD",
        balanceAfter: "12.34",
        occurredAt: TEST_NOW,
        day: "2026-03-15",
        description: `${mark} call`,
        visibleComment: `${mark} comment`,
        internalComment: `${mark} inside`,
      })
      .returning(),
  );
  await db
    .insert(planPromotions)
    .values({ planId, fromPeriod: 1, periods: 1, kind: "percent_off", value: "10" });
  const adjustment = one(
    await db
      .insert(subscriptionAdjustments)
      .values({
        subscriptionId,
        customerId,
        kind: "discount",
        unit: "fixed",
        value: "1",
        reason: `${mark} reason`,
      })
      .returning(),
  );
  const staged = one(
    await db
      .insert(imports)
      .values({
        resellerId,
        fileName: `${mark}.csv`,
        fileBytes: 10,
        fileSha256: mark.padEnd(64, "0"),
        headers: [`${mark} header`],
        createdByName: `${mark} importer`,
        total: 1,
      })
      .returning(),
  );
  await db
    .insert(importRows)
    .values({ importId: staged.id, lineNo: 2, record: { x: `${mark} cell` }, reason: `${mark} why` });
  await db.insert(importKeys).values({
    resellerId,
    externalRef: `${mark} ref`,
    rowHash: mark,
    customerId,
    importId: staged.id,
  });
  const people = await makePeople(db, mark, estate, passwordHash);
  const starter = people.reseller ?? people.customer;
  const impersonationId = await makeActing(db, { mark, by: starter, portal: "customer", ...owner });
  await db.insert(auditLog).values({
    kind: "read",
    action: "customer.get",
    actorRealm: starter.realm,
    actorId: starter.userId,
    actorName: `${mark} actor`,
    entityType: "customer",
    entityId: customerId,
    entityName: `${mark} entity`,
    before: `${mark} before`,
    after: `${mark} after`,
    reason: `${mark} said`,
    details: { seen: `${mark} detail` },
    impersonationId,
    ...owner,
  });
  return {
    ...estate,
    ...(await makeTaxes(db, mark, estate)),
    ...(await makeTariffEstate(db, mark, estate)),
    mark,
    adjustmentId: adjustment.id,
    xdrId: xdr.id,
    ...(await makeUsageEstate(db, mark, estate)),
    ...(await makeDisputedInvoice(db, mark, estate)),
    ...(await makeCollectionEstate(db, mark, estate)),
    ...(await makePaymentEstate(db, mark, estate)),
    ...(await makeRunEstate(db, mark, estate)),
    ...(await makeMessageEstate(db, mark, estate)),
    importId: staged.id,
    impersonationId,
    people,
  };
}

export type IsolationWorld = Record<Place, IsolationEstate> & {
  /** Ids that no row has. */
  absent: IsolationEstate;
  superAdmin: Someone;
  support: Someone;
  customRoleId: number;
  /** Built-in roles by key. */
  roleIds: Record<string, number>;
  passwordHash: string;
};

const ABSENT = 8_888_000;

/** The same shape with ids, logins and codes that exist nowhere. */
function absentOf(like: IsolationEstate): IsolationEstate {
  let next = ABSENT;
  const away = <T>(value: T): T => {
    if (typeof value === "number") return next++ as unknown as T;
    if (Array.isArray(value)) return value.map(away) as T;
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, away(v)])) as T;
    return value;
  };
  const estate = away(like);
  const people = Object.fromEntries(
    Object.entries(estate.people).map(([realm, person]) => [realm, { ...person, ref: "0".repeat(12) }]),
  ) as IsolationEstate["people"];
  return { ...estate, mark: "NOBODY", people };
}

/**
 * The company, reseller A with two customers' worth of estates (its own and a sibling under another distributor), and
 * reseller B of equal shape, each text marked and each id in a range of its own.
 */
export async function isolationWorld(db: Database): Promise<IsolationWorld> {
  await makeCompany(db);
  await db.insert(paymentGateway).values({ gateway: "sandbox" });
  await db.update(company).set({ tellCustomerOfAccess: true });
  await db.insert(timeZones).values({ name: "UTC" }).onConflictDoNothing();
  await db.update(timeZones).set({ active: true }).where(eq(timeZones.name, "UTC"));
  const passwordHash = await hashPassword(TEST_PASSWORD);
  await roleId(db, "super_admin");
  await startIdsAt(db, RANGES.a);
  const ofA = await makeReseller(db, MARKS.a);
  const a = await makeIsolationEstate(db, MARKS.a, { resellerId: ofA, passwordHash });
  await startIdsAt(db, RANGES.sibling);
  const sibling = await makeIsolationEstate(db, MARKS.sibling, { resellerId: ofA, passwordHash });
  await startIdsAt(db, RANGES.house);
  const house = await makeIsolationEstate(db, MARKS.house, { passwordHash });
  await startIdsAt(db, RANGES.b);
  const ofB = await makeReseller(db, MARKS.b);
  const b = await makeIsolationEstate(db, MARKS.b, { resellerId: ofB, passwordHash });
  await startIdsAt(db, RANGES.later);
  const staff = await makePeople(db, "STAFF", null, passwordHash);
  const custom = one(
    await db.insert(roles).values({ realm: "reseller", key: "custom", name: "Custom" }).returning(),
  );
  const kept = await db.select({ id: roles.id, key: roles.key }).from(roles);
  return {
    roleIds: Object.fromEntries(kept.map(({ key, id }) => [key, id])),
    a,
    b,
    sibling,
    house,
    absent: absentOf(a),
    superAdmin: staff.super_admin,
    support: staff.support,
    customRoleId: custom.id,
    passwordHash,
  };
}

/** More of everything under this owner: what someone else sees must not change by a byte. */
export async function grow(db: Database, world: IsolationWorld, place: Place): Promise<void> {
  const { resellerId, customerId } = world[place];
  await makeIsolationEstate(db, `${MARKS[place]}_MORE`, { resellerId, passwordHash: world.passwordHash });
  await db
    .update(customerBalances)
    .set({ balance: "98.76" })
    .where(eq(customerBalances.customerId, customerId));
  await db.update(customers).set({ blocked: true }).where(eq(customers.id, customerId));
  if (place === "b" && resellerId)
    await db.update(resellers).set({ name: "CANARY_B renamed" }).where(eq(resellers.id, resellerId));
}

/** Where an actor of each realm of A has no business: B and the company, and for all but the reseller its sibling. */
export const strangersOf = (realm: Realm): Place[] =>
  realm === "admin" ? [] : realm === "reseller" ? ["b", "house"] : ["b", "house", "sibling"];
