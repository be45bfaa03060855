import { createAccount } from "@/lib/domain/accounts";
import { addTaxExemption } from "@/lib/domain/billing";
import { blockCustomer, createCustomer } from "@/lib/domain/customers";
import { addSubscription, adjustSubscription, closeSubscriptions } from "@/lib/domain/subscriptions";
import type { Context } from "@/lib/kernel/context";
import { addDays, addMonths, type PlainDate } from "@/lib/platform/time";
import type { Shelf, Shelves } from "./catalogue";
import { CURRENCY, type Partners, ZONE } from "./company";
import { COMPANIES, PEOPLE } from "./people";

/** A context at an earlier moment: the demo's history is made by the same operations, only then. */
export type At = (daysAgo: number) => Context;

const terms = {
  currency: CURRENCY,
  balanceControl: "postpaid",
  billingPeriod: "monthly",
  billingTimeZone: ZONE,
  anchorDay: "",
  language: "en",
  discountPercent: "0",
} as const;

/** Those who are written to in another language than English. */
const WRITTEN_TO: Record<string, string> = { Ortega: "es", Ibarra: "es", Costa: "pt-BR", Mendes: "pt-BR" };

let lines = 0;
/** Numbers from the range kept for fiction. */
const nextNumber = (): string => `1646555${String(100 + lines++).padStart(4, "0")}`;

/** John of the story: three accounts with Essentials, Netflix free in its first month, HBO at 15. */
export async function makeJohn(at: At, today: PlainDate, shelf: Shelf) {
  const monthStart = `${today.slice(0, 7)}-01`;
  const { customerId } = await createCustomer(at(120), {
    ...terms,
    name: "John Doe",
    firstName: "John",
    lastName: "Doe",
    email: "john.doe@mail.example",
    phone1: "+1 646 555 0101",
    address1: "12 Bamboo Street",
    city: "New York",
    state: "NY",
    zip: "10001",
    country: "United States",
    creditLimit: "200",
  });
  const family = [
    ["John's phone", "john.doe@mail.example"],
    ["Jane's phone", "jane.doe@mail.example"],
    ["Home line", ""],
  ] as const;
  const accountIds: number[] = [];
  for (const [name, email] of family) {
    const { accountId } = await createAccount(at(120), {
      customerId,
      identifier: nextNumber(),
      name,
      email,
      role: name === "Home line" ? "phone_line" : "mobile",
      productId: shelf.essentials,
    });
    accountIds.push(accountId);
    await addSubscription(at(120), {
      customerId,
      accountId,
      productId: shelf.essentials,
      startOn: addMonths(monthStart, -3),
    });
  }
  const [first, second] = accountIds;
  await addSubscription(at(0), { customerId, accountId: first, planId: shelf.netflix, startOn: monthStart });
  await addSubscription(at(90), {
    customerId,
    accountId: second,
    planId: shelf.hbo,
    startOn: addMonths(monthStart, -2),
  });
  return { customerId, accountIds };
}

type Kind = "fibre" | "mobile" | "office" | "essentials";
const KINDS: Kind[] = ["fibre", "mobile", "essentials", "mobile", "fibre", "office"];

async function outfit(
  at: At,
  daysAgo: number,
  n: number,
  customerId: number,
  shelf: Shelf,
  today: PlainDate,
) {
  const kind = KINDS[n % KINDS.length] ?? "mobile";
  const productId = {
    fibre: shelf.fibre,
    mobile: shelf.unlimited,
    office: shelf.office,
    essentials: shelf.essentials,
  }[kind];
  const count = kind === "office" ? 4 : kind === "mobile" ? 2 : 1;
  const ctx = at(daysAgo);
  const startOn = addDays(today, -daysAgo);
  const made: number[] = [];
  let firstAccount: number | undefined;
  for (let i = 0; i < count; i++) {
    const { accountId } = await createAccount(ctx, {
      customerId,
      identifier: nextNumber(),
      name: kind === "office" ? `Desk ${i + 1}` : "",
      role: kind === "mobile" ? "mobile" : "phone_line",
      productId,
    });
    firstAccount ??= accountId;
    made.push((await addSubscription(ctx, { customerId, accountId, productId, startOn })).subscriptionId);
  }
  if (n % 3 === 0)
    await addSubscription(ctx, { customerId, accountId: firstAccount, planId: shelf.hbo, startOn });
  if (kind === "fibre")
    await addSubscription(ctx, { customerId, accountId: firstAccount, productId: shelf.staticIp, startOn });
  if (kind === "mobile")
    await addSubscription(ctx, { customerId, accountId: firstAccount, productId: shelf.roaming, startOn });
  if (kind === "office") await addSubscription(ctx, { customerId, planId: shelf.support, startOn });
  return made;
}

/** Thirty-odd customers of the company and its two resellers, with a year of history. */
export async function makeCustomers(at: At, today: PlainDate, partners: Partners, shelves: Shelves) {
  const owners = [
    { resellerId: undefined, shelf: shelves.own },
    { resellerId: partners.easycall, shelf: shelves.easycall },
    { resellerId: undefined, shelf: shelves.own },
    { resellerId: partners.megastar, shelf: shelves.megastar },
  ];
  const ids: number[] = [];
  for (const [n, [firstName, lastName, city]] of PEOPLE.entries()) {
    const { resellerId, shelf } = owners[n % owners.length] ?? { resellerId: undefined, shelf: shelves.own };
    const daysAgo = 350 - n * 14;
    const sold = n % 8 === 0 ? partners.kiosk : n % 8 === 1 ? partners.corner : null;
    const { customerId } = await createCustomer(at(daysAgo), {
      ...terms,
      resellerId,
      distributorId: sold,
      name: `${firstName} ${lastName}`,
      firstName,
      lastName,
      email: `${firstName}.${lastName}@mail.example`.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(),
      phone1: `+1 646 555 ${String(1100 + n)}`,
      address1: `${n + 3} Maple Avenue`,
      city,
      state: "NY",
      country: "United States",
      language: WRITTEN_TO[lastName] ?? "en",
      balanceControl: n % 6 === 5 ? "prepaid" : "postpaid",
      creditLimit: n % 6 === 5 ? "" : "100",
    });
    ids.push(customerId);
    const made = await outfit(at, daysAgo, n, customerId, shelf, today);
    const [subscriptionId] = made;
    if (n % 7 === 2 && subscriptionId)
      await adjustSubscription(at(daysAgo - 1), {
        subscriptionId,
        kind: "discount",
        unit: "percent",
        value: "10",
        reason: "Loyalty discount agreed on the phone",
      });
    if (n % 9 === 4 && subscriptionId)
      await closeSubscriptions(at(3), {
        subscriptionIds: [subscriptionId],
        when: "period_end",
        reason: "Moving abroad",
      });
  }
  for (const [n, [companyName, city]] of COMPANIES.entries()) {
    const { resellerId, shelf } = owners[n % owners.length] ?? { resellerId: undefined, shelf: shelves.own };
    const daysAgo = 300 - n * 25;
    const { customerId } = await createCustomer(at(daysAgo), {
      ...terms,
      resellerId,
      classId: resellerId === undefined ? partners.business : undefined,
      name: companyName,
      companyName: `${companyName} Inc.`,
      contact1: "Accounts payable",
      email: `office@${companyName
        .toLowerCase()
        .normalize("NFD")
        .replace(/[^a-z]/g, "")}.example`,
      phone1: `+1 212 555 ${String(1200 + n)}`,
      address1: `${n * 7 + 10} Commerce Road`,
      city,
      country: "United States",
      creditLimit: "1000",
      taxId: `US-${70_000 + n * 37}`,
    });
    ids.push(customerId);
    await outfit(at, daysAgo, 5, customerId, shelf, today);
    if (companyName === "Tidewater Clinic")
      await addTaxExemption(at(daysAgo - 1), { customerId, certificate: "EX-2044, on file" });
  }
  const [blocked] = ids.slice(3, 4);
  if (blocked)
    await blockCustomer(at(5), {
      customerId: blocked,
      reason: "Lost phone reported; blocked at the customer's wish",
    });
  return ids;
}
