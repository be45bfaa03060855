import { inArray } from "drizzle-orm";
import { z } from "zod";
import { accounts, destinationGroups } from "@/db/schema";
import type { UsageService } from "@/lib/domain/catalog";
import { seesPersonalData } from "@/lib/kernel/actor";
import { query } from "@/lib/kernel/query";
import type { Reader } from "@/lib/kernel/work";
import { invalid } from "@/lib/platform/errors";
import { maskPhone } from "@/lib/platform/mask";
import type { PlainDate } from "@/lib/platform/time";
import { maybeId } from "./input";
import { type LineGrants, lineGrants } from "./line-grants";
import { quotaOn } from "./rules/grants";

/** What is included and what is left of it. Seconds of calls, pieces of messages and events, bytes of data. */
export type QuotaItem = {
  entryId: number;
  service: UsageService;
  /** The destinations it is for; null for all that have none of their own. */
  group: string | null;
  /** Null where all lines of the customer use it together. */
  account: { id: number; identifier: string } | null;
  included: string;
  used: string;
  rolledOver: string;
  toppedUp: string;
  left: string;
  /** First day on which some of what is left is gone; null for no end. */
  until: PlainDate | null;
};

async function namesOf(read: Reader, found: readonly LineGrants[]) {
  const groupIds = [...new Set(found.flatMap(({ entry }) => entry.groupId ?? []))];
  const groups = groupIds.length
    ? await read.tx
        .select({ id: destinationGroups.id, name: destinationGroups.name })
        .from(destinationGroups)
        .where(inArray(destinationGroups.id, groupIds))
    : [];
  const accountIds = [...new Set(found.map(({ line }) => line.accountId))];
  const lines = accountIds.length
    ? await read.tx
        .select({ id: accounts.id, identifier: accounts.identifier })
        .from(accounts)
        .where(inArray(accounts.id, accountIds))
    : [];
  return {
    groups: new Map(groups.map(({ id, name }) => [id, name])),
    lines: new Map(lines.map(({ id, identifier }) => [id, identifier])),
  };
}

/** "Used of included": of a customer all its lines, of a line its own and what it shares. */
export const getQuota = query({
  name: "usage.get_quota",
  permission: "usage:read",
  impersonation: "allow",
  input: z.object({ customerId: maybeId(), accountId: maybeId() }),
  reads: ({ customerId, accountId }, quotas: QuotaItem[]) => ({
    type: accountId ? "account" : "customer",
    id: accountId ?? customerId ?? null,
    details: { quotas: quotas.length },
  }),
  async run(read, wanted): Promise<QuotaItem[]> {
    const { actor } = read;
    const asked = {
      customerId: wanted.customerId ?? (actor.kind === "customer" ? actor.customerId : undefined),
      accountId: wanted.accountId ?? (actor.kind === "account" ? actor.accountId : undefined),
    };
    if (!asked.customerId && !asked.accountId)
      throw invalid("Choose a customer or an account.", { customerId: ["Choose one."] });
    const found = await lineGrants(read, asked);
    const names = await namesOf(read, found);
    const seen = new Set<string>();
    return found.flatMap(({ service, entry, counter, grants, on }) => {
      const key = `${counter.entryId}/${counter.accountId}`;
      const quota = quotaOn(grants, on);
      if (seen.has(key) || (quota.included === 0n && quota.left === 0n)) return [];
      seen.add(key);
      const identifier = names.lines.get(counter.accountId) ?? "";
      return {
        entryId: entry.id,
        service,
        group: entry.groupId === null ? null : (names.groups.get(entry.groupId) ?? ""),
        account:
          counter.accountId === 0
            ? null
            : {
                id: counter.accountId,
                identifier: seesPersonalData(actor) ? identifier : maskPhone(identifier),
              },
        included: String(quota.included),
        used: String(quota.used),
        rolledOver: String(quota.rolledOver),
        toppedUp: String(quota.toppedUp),
        left: String(quota.left),
        until: quota.until,
      };
    });
  },
});
