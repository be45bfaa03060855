import { type SQL, sql } from "drizzle-orm";

/** Ids as one parameter of type `bigint[]`: a statement keeps its text, and so its plan, however many there are. */
export const idArray = (ids: readonly number[]): SQL => sql`${`{${ids.join()}}`}::bigint[]`;
