import { sql } from "drizzle-orm";
import { db } from "@/db/client";

/**
 * Lets a test's own database be emptied: tables that only ever grow refuse it everywhere else, also when another is
 * emptied that they hang on.
 */
export const allowTruncation = (): Promise<unknown> =>
  db().execute(sql`
    do $$ declare t record; begin
      for t in select tgrelid::regclass as name, tgname from pg_trigger where tgname like '%\\_no\\_truncate' loop
        execute format('alter table %s disable trigger %I', t.name, t.tgname);
      end loop;
    end $$`);
