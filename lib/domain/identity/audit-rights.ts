import type { AuditEntity } from "@/lib/kernel/audit";
import type { Permission } from "@/lib/kernel/permissions";
import type { Work } from "@/lib/kernel/work";

/** One row a right given or taken, so that "who could do this, since when" is a search by property. */
export function auditRights(
  work: Work,
  entity: AuditEntity,
  before: readonly Permission[],
  after: readonly Permission[],
): void {
  for (const right of after) if (!before.includes(right)) work.audit.property(entity, right, "no", "yes");
  for (const right of before) if (!after.includes(right)) work.audit.property(entity, right, "yes", "no");
}
