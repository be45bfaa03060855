import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { customerClasses, HOUSE, resellers } from "@/db/schema";
import { classForCustomer } from "@/lib/domain/parties";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader } from "@/lib/kernel/work";
import { DomainError } from "@/lib/platform/errors";
import type { ImportRow } from "./rules/row";

export type Owner = { resellerId: number; classId: number };
/** Whose a row's customer is to be and which class it gets, or why that can't be. */
export type FindOwner = (row: ImportRow) => Owner | string;

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

async function findResellers(read: Reader, names: readonly string[]) {
  const found = new Map<string, { id: number; status: string }>();
  if (names.length === 0) return found;
  const rows = await read.tx
    .select({ id: resellers.id, key: sql<string>`lower(${resellers.name})`, status: resellers.status })
    .from(resellers)
    .where(
      visibleAnd(
        read.actor,
        "resellers",
        ne(resellers.id, HOUSE),
        inArray(sql`lower(${resellers.name})`, [...names]),
      ),
    );
  for (const row of rows) found.set(row.key, row);
  return found;
}

async function findClass(
  read: Reader,
  resellerId: number,
  className: string | null,
  currency: string,
): Promise<number | string> {
  let classId: number | null = null;
  if (className !== null) {
    const where = and(
      eq(customerClasses.resellerId, resellerId),
      sql`lower(${customerClasses.name}) = lower(${className})`,
    );
    const [row] = await read.tx
      .select({ id: customerClasses.id })
      .from(customerClasses)
      .where(visibleAnd(read.actor, "customerClasses", where));
    if (!row) return `There is no customer class “${short(className)}”.`;
    classId = row.id;
  }
  try {
    return (await classForCustomer(read, { classId, resellerId, currency })).id;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

/** Finds resellers and classes for a batch of rows: each name is asked for once. */
export async function readOwners(
  read: Reader,
  rows: readonly ImportRow[],
  currency: string,
): Promise<FindOwner> {
  const names = new Set(rows.map(({ customer }) => customer.resellerRef?.toLowerCase()));
  const known = await findResellers(
    read,
    [...names].filter((name) => name !== undefined),
  );
  const classes = new Map<string, number | string>();

  const resellerOf = ({ customer: { resellerRef } }: ImportRow): number | string => {
    if (resellerRef === null) return HOUSE;
    const found = known.get(resellerRef.toLowerCase());
    if (!found) return `There is no reseller “${short(resellerRef)}”.`;
    return found.status === "active" ? found.id : `The reseller “${short(resellerRef)}” is ${found.status}.`;
  };
  const classKey = (resellerId: number, row: ImportRow) =>
    JSON.stringify([resellerId, row.customer.className?.toLowerCase() ?? null]);

  for (const row of rows) {
    const resellerId = resellerOf(row);
    if (typeof resellerId === "string") continue;
    const key = classKey(resellerId, row);
    if (!classes.has(key))
      classes.set(key, await findClass(read, resellerId, row.customer.className, currency));
  }
  return (row) => {
    const resellerId = resellerOf(row);
    if (typeof resellerId === "string") return resellerId;
    const classId = classes.get(classKey(resellerId, row)) ?? "There is no customer class for it.";
    return typeof classId === "string" ? classId : { resellerId, classId };
  };
}
