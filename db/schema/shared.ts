import { bigint, customType, date, numeric, timestamp } from "drizzle-orm/pg-core";

/**
 * Owner id 0 means "the company itself" (no reseller) or "nobody" (no distributor). A real row with id 0
 * stands behind it, so owner columns are never null, every composite foreign key is always checked, and a
 * tenancy predicate is a plain equality (docs/decisions/0003-tenancy.md).
 */
export const HOUSE = 0;

export const id = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
export const ref = () => bigint({ mode: "number" });

/** numeric(18,5); a decimal string in TypeScript, never a JavaScript number. */
export const money = () => numeric({ precision: 18, scale: 5 });
/** A percentage with up to five decimals: "12.50000" is 12.5 %. */
export const percent = () => numeric({ precision: 8, scale: 5 });

export const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });
/** A file's bytes. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
export const createdAt = () => instant().notNull().defaultNow();

export const resellerId = () => ref().notNull().default(HOUSE);
export const distributorId = () => ref().notNull().default(HOUSE);

/** A date of a business calendar, "2026-01-31": no moment and no zone. */
export const day = () => date({ mode: "string" });
