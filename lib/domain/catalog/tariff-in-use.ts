import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { customers, customerTariffs, products, productTariffs, tariffs } from "@/db/schema";
import { visibleTo } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { conflict } from "@/lib/platform/errors";
import { countUpTo } from "@/lib/platform/keyset-page";

const NAMED = 20;

/** What rates by a tariff: products on offer and other tariffs by name (the first twenty), and how many customers. */
export async function tariffUsers(read: Reader, tariffId: number) {
  const onOffer = await read.tx
    .select({ id: products.id, name: products.name, kind: products.kind })
    .from(productTariffs)
    .innerJoin(products, eq(products.id, productTariffs.productId))
    .where(
      and(
        visibleTo(read.actor, "products"),
        eq(productTariffs.tariffId, tariffId),
        isNull(products.archivedAt),
      ),
    )
    .orderBy(asc(products.nameKey))
    .limit(NAMED);
  const fallbackOf = await read.tx
    .select({ id: tariffs.id, name: tariffs.name })
    .from(tariffs)
    .where(
      and(
        visibleTo(read.actor, "tariffs"),
        eq(tariffs.fallbackTariffId, tariffId),
        isNull(tariffs.archivedAt),
      ),
    )
    .orderBy(asc(tariffs.nameKey))
    .limit(NAMED);
  const having = sql`select 1 from ${customerTariffs}
    join ${customers} on ${customers.id} = ${customerTariffs.customerId}
    where ${customerTariffs.tariffId} = ${tariffId} and ${customers.closedAt} is null`;
  return { products: onOffer, fallbackOf, customers: await countUpTo(read.tx, having) };
}

/** @throws {DomainError} conflict naming what on offer is rated by the tariff. */
export async function assertTariffUnused(read: Reader, tariffId: number): Promise<void> {
  const users = await tariffUsers(read, tariffId);
  const names = [...users.products, ...users.fallbackOf].map(({ name }) => `“${name}”`);
  if (users.customers.value > 0)
    names.push(users.customers.value === 1 ? "one customer" : `${users.customers.value} customers`);
  if (names.length === 0) return;
  const shown = names.length > 3 ? `${names.slice(0, 3).join(", ")} and others` : names.join(", ");
  throw conflict(`It is the tariff of ${shown}. Give them another one first.`);
}
