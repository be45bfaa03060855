import { sql } from "drizzle-orm";
import { z } from "zod";
import { auditLog } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { entityWord } from "./rules/audit-words";

/** The entity types that occur in the log, for its filter. Leaps from one to the next through the index. */
export const listAuditEntityTypes = query({
  name: "audit.entity_types",
  permission: "audit:read",
  impersonation: "deny",
  input: z.object({}),
  reads: null,
  async run(read): Promise<{ value: string; label: string }[]> {
    const next = (after: string) => sql`(select min(${auditLog.entityType}) from ${auditLog}
      where ${visibleTo(read.actor, "auditLog")} and ${auditLog.entityType} > ${sql.raw(after)})`;
    const { rows } = await read.tx.execute<{ type: string }>(sql`
      with recursive found(type) as (
        select ${next("''")}
        union all
        select ${next("found.type")} from found where found.type is not null
      )
      select type from found where type is not null limit 500`);
    return rows
      .map(({ type }) => ({ value: type, label: entityWord(type) }))
      .sort((a, b) => a.label.localeCompare(b.label, "en"));
  },
});
