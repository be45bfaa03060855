import { and, asc, eq, ne, sql } from "drizzle-orm";
import { billingSettings, customerClasses, customers, numberSeries } from "@/db/schema";
import { findCompany } from "@/lib/domain/parties";
import type { Reader } from "@/lib/kernel/work";
import { countUpTo } from "@/lib/platform/keyset-page";
import { type ClassSettings, formatOf, type NextNumber } from "./rules/class-settings";
import { counterYear, formatNumber } from "./rules/numbering";

type Cls = { id: number; resellerId: number };

/** Whose count it is: for numbers per customer, one customer of the class stands for all; 1 where it has none. */
async function ownerOf(read: Reader, cls: Cls, { numberScope }: ClassSettings): Promise<number> {
  if (numberScope === "company") return 0;
  if (numberScope === "reseller") return cls.resellerId;
  const [customer] = await read.tx
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.classId, cls.id))
    .orderBy(asc(customers.id))
    .limit(1);
  return customer?.id ?? 1;
}

/**
 * Part: the number that an invoice of a class would get if it were issued today in the company's zone. Nothing is taken.
 * @throws {DomainError} invalid for a pattern that can't be used.
 */
export async function nextNumber(read: Reader, cls: Cls, settings: ClassSettings): Promise<NextNumber> {
  const format = formatOf(settings);
  const issuedOn = read.today((await findCompany(read))?.timeZone ?? "UTC");
  const ownerId = await ownerOf(read, cls, settings);
  const year = counterYear(format.reset, issuedOn);
  const [series] = await read.tx
    .select({ last: numberSeries.lastNumber })
    .from(numberSeries)
    .where(
      and(
        eq(numberSeries.scope, format.scope),
        eq(numberSeries.ownerId, ownerId),
        eq(numberSeries.pattern, format.pattern),
        eq(numberSeries.year, year),
      ),
    );
  const last = series?.last ?? 0;
  return { printed: formatNumber(format, { number: last + 1, issuedOn, ownerId }), last };
}

/** How many other classes count on with the same series; one that was never set up has the defaults. */
export async function classesSharing(
  read: Reader,
  cls: Cls,
  settings: ClassSettings,
  defaults: ClassSettings,
) {
  const { scope, pattern, reset } = formatOf(settings);
  const fallback = formatOf(defaults);
  const has = sql`coalesce(${billingSettings.numberScope}, ${fallback.scope}) = ${scope}
    and coalesce(${billingSettings.numberPattern}, ${fallback.pattern}) = ${pattern}
    and coalesce(${billingSettings.numberReset}, ${fallback.reset}) = ${reset}`;
  const owner =
    scope === "reseller"
      ? eq(customerClasses.resellerId, cls.resellerId)
      : scope === "customer"
        ? sql`false`
        : undefined;
  const others = sql`select 1 from ${customerClasses} left join ${billingSettings}
    on ${billingSettings.classId} = ${customerClasses.id} where ${and(ne(customerClasses.id, cls.id), has, owner)}`;
  return (await countUpTo(read.tx, others)).value;
}
