import { HOUSE } from "@/db/schema";
import { insertAccounts } from "@/lib/domain/accounts";
import { customerEntity, insertCustomers, type NewCustomer } from "@/lib/domain/customers";
import { insertSubscriptions, type NewSubscription } from "@/lib/domain/subscriptions";
import type { Work } from "@/lib/kernel/work";
import { add, type Money, sum, ZERO } from "@/lib/platform/money";
import { addDays, earlierOf, endOfDay, toDate } from "@/lib/platform/time";
import type { Catalog } from "./catalog";
import type { RowToImport } from "./plan-rows";
import { nameKey } from "./rules/catalog-needs";
import type { Setup } from "./setup";
import { insertKeys } from "./store";

/** The catalogue of each owner that the rows have. */
export type Catalogs = Map<number, Pick<Catalog, "planIds" | "productIds">>;

export type Written = {
  customers: { lineNo: number; customerId: number }[];
  subscriptions: number;
  recurring: Money;
  recurringActive: Money;
};

type Placed = RowToImport & { customerId: number; accountId: number | null };

function newCustomer({ row, resellerId, classId }: RowToImport, setup: Setup, now: Date): NewCustomer {
  const { className: _class, resellerRef: _reseller, ...fields } = row.customer;
  return {
    ...fields,
    resellerId,
    distributorId: HOUSE,
    classId,
    externalRef: row.externalRef,
    billingTimeZone: setup.timeZone,
    language: setup.language,
    createdAt: now,
  };
}

const idOf = (ids: Map<string, number> | undefined, name: string): number => {
  const id = ids?.get(nameKey(name));
  if (id === undefined) throw new Error(`“${name}” was to be in the catalogue by now`);
  return id;
};

/** Services as they come: with their history. Up to the day before the import they were billed where they came from. */
function newSubscriptions(placed: Placed, setup: Setup, catalogs: Catalogs): NewSubscription[] {
  const { row, customerId, accountId, resellerId } = placed;
  const catalog = catalogs.get(resellerId);
  const lastBilled = earlierOf(addDays(setup.today, -1), row.finishOn ?? setup.today);
  return row.services.map(({ planName, productName, adjustment }) => ({
    customerId,
    accountId,
    planId: idOf(catalog?.planIds, planName),
    productId: productName === null ? null : idOf(catalog?.productIds, productName),
    startOn: row.startOn,
    activatedOn: row.startOn,
    finishOn: row.finishOn,
    billedTo: lastBilled >= row.startOn ? lastBilled : null,
    closedAt: row.finishOn === null ? null : toDate(endOfDay(row.finishOn, setup.timeZone)),
    closeReason: row.finishOn === null ? "" : "Closed before the import",
    adjustments: adjustment ? [adjustment] : [],
  }));
}

async function placeAccounts(
  work: Work,
  rows: readonly RowToImport[],
  customerIds: readonly number[],
  catalogs: Catalogs,
): Promise<Placed[]> {
  const placed: Placed[] = rows.map((one, n) => ({
    ...one,
    customerId: customerIds[n] ?? 0,
    accountId: null,
  }));
  const having = placed.filter(({ row }) => row.account !== null);
  const ids = await insertAccounts(
    work,
    having.map(({ row, customerId, resellerId }) => ({
      customerId,
      identifier: row.account?.identifier ?? "",
      productId: row.account?.productName
        ? idOf(catalogs.get(resellerId)?.productIds, row.account.productName)
        : null,
      activatesOn: row.startOn,
    })),
  );
  having.forEach((one, n) => {
    one.accountId = ids[n] ?? null;
  });
  return placed;
}

/**
 * Part: creates customers with their accounts, subscriptions, adjustments and import keys, set by set, and one audit
 * row a customer. All or nothing of what it is given, when the caller puts it under a savepoint.
 * @throws whatever the first row that can't be written causes.
 */
export async function writeRows(
  work: Work,
  setup: Setup,
  rows: readonly RowToImport[],
  catalogs: Catalogs,
): Promise<Written> {
  const customerIds = await insertCustomers(
    work,
    rows.map((one) => newCustomer(one, setup, work.now)),
  );
  const placed = await placeAccounts(work, rows, customerIds, catalogs);
  const wanted = placed.map((one) => newSubscriptions(one, setup, catalogs));
  const inserted = await insertSubscriptions(work, wanted.flat(), { historical: true, audit: "none" });
  await insertKeys(
    work.tx,
    setup.importId,
    placed.map(({ resellerId, customerId, row: { externalRef, rowHash } }) => ({
      resellerId,
      externalRef,
      rowHash,
      customerId,
    })),
  );
  const fees = new Map<number, Money[]>(customerIds.map((id) => [id, []]));
  for (const { customerId, recurringFee } of inserted) fees.get(customerId)?.push(recurringFee);
  const totals = placed.map(({ row, customerId }) => ({
    closed: row.closed,
    fee: sum(fees.get(customerId) ?? []),
  }));
  for (const [n, one] of placed.entries()) auditCustomer(work, setup, one, totals[n]?.fee ?? ZERO);
  return {
    customers: placed.map(({ lineNo, customerId }) => ({ lineNo, customerId })),
    subscriptions: inserted.length,
    recurring: sum(totals.map(({ fee }) => fee)),
    recurringActive: sum(totals.filter(({ closed }) => !closed).map(({ fee }) => fee)),
  };
}

function auditCustomer(work: Work, setup: Setup, placed: Placed, recurringFee: Money): void {
  const { row, lineNo, customerId, resellerId } = placed;
  work.audit.created(
    customerEntity({ id: customerId, name: row.customer.name, resellerId, distributorId: HOUSE }),
    {
      externalRef: row.externalRef,
      account: row.account?.identifier,
      currency: row.customer.currency,
      subscriptions: row.services.length,
      recurringFee,
      ...(row.finishOn === null ? {} : { closedOn: row.finishOn }),
    },
    { cause: { type: "import", id: setup.importId }, details: { line: lineNo } },
  );
}

export const nothingWritten = (): Written => ({
  customers: [],
  subscriptions: 0,
  recurring: ZERO,
  recurringActive: ZERO,
});

export const bothWritten = (a: Written, b: Written): Written => ({
  customers: [...a.customers, ...b.customers],
  subscriptions: a.subscriptions + b.subscriptions,
  recurring: add(a.recurring, b.recurring),
  recurringActive: add(a.recurringActive, b.recurringActive),
});
