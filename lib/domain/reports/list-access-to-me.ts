import { and, eq, gte, inArray, isNotNull, or, type SQL } from "drizzle-orm";
import { z } from "zod";
import { auditLog, company } from "@/db/schema";
import { query } from "@/lib/kernel/query";
import { visibleAnd } from "@/lib/kernel/scope";
import { keyset } from "@/lib/platform/keyset-page";
import { AUDIT_ORDER, type AuditRow } from "./audit-rows";
import { accessText } from "./rules/access-text";

const YEAR_MS = 366 * 86_400_000;

export type AccessItem = { id: number; at: Date; who: "support"; text: string };

/** Read or changed by staff or a partner: in their own portals, or in the customer's on the customer's behalf. */
const byOthers = (): SQL =>
  or(
    isNotNull(auditLog.impersonationId),
    eq(auditLog.entityType, "impersonation"),
    and(
      inArray(auditLog.actorRealm, ["admin", "reseller", "distributor"]),
      inArray(auditLog.entityType, ["customer", "account", "subscription"]),
    ),
  ) as SQL;

/**
 * Who looked at my account (IMP-12): when and what, and that it was support. Never the employee's name. Empty while the
 * company does not tell its customers.
 */
export const listAccessToMe = query({
  name: "audit.access_to_me",
  permission: "customer:read",
  impersonation: "allow",
  input: z.object({
    cursor: z.string().max(2000).nullish().default(null),
    direction: z.enum(["next", "prev"]).default("next"),
    pageSize: z.coerce.number().int().min(1).max(100).default(25),
  }),
  reads: null,
  async run(read, input) {
    const [owner] = await read.tx.select({ tells: company.tellCustomerOfAccess }).from(company);
    if (!owner?.tells || read.actor.kind !== "customer")
      return { told: false, rows: [] as AccessItem[], next: null, prev: null };
    const keys = keyset<AuditRow>({ ...input, sort: "at", dir: "desc" }, AUDIT_ORDER.at, AUDIT_ORDER.id);
    const rows = await read.tx
      .select()
      .from(auditLog)
      .where(
        visibleAnd(
          read.actor,
          "auditLog",
          gte(auditLog.at, new Date(read.now.getTime() - YEAR_MS)),
          eq(auditLog.outcome, "ok"),
          byOthers(),
          keys.where,
        ),
      )
      .orderBy(...keys.orderBy)
      .limit(keys.limit);
    const page = keys.page(rows);
    return {
      ...page,
      told: true,
      rows: page.rows.map(
        (row): AccessItem => ({ id: row.id, at: row.at, who: "support", text: accessText(row) }),
      ),
    };
  },
});
