import { isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { beginsWith, containing } from "@/lib/platform/like";

/** A search by name over a column kept in lower case; the beginning is found through its byte-ordered index. */
export const nameLike = (key: PgColumn, q: string, match: "begins" | "contains"): SQL | undefined =>
  q === "" ? undefined : sql`${key} like ${match === "begins" ? beginsWith(q) : containing(q)}`;

export const archivedIs = (column: PgColumn, wanted: "no" | "yes" | "all"): SQL | undefined =>
  wanted === "all" ? undefined : wanted === "yes" ? isNotNull(column) : isNull(column);
