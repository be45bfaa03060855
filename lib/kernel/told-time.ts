import { sql } from "drizzle-orm";
import type { Work } from "./work";

/**
 * Tells the triggers of this transaction what moment it is: some of them write days, and time is an input. Untold, they
 * go by the database's clock.
 */
export const tellTime = (work: Work): Promise<unknown> =>
  work.tx.execute(sql`select set_config('trunkline.now', ${work.now.toISOString()}, true)`);
