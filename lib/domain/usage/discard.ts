import { and, eq, isNull, lte } from "drizzle-orm";
import { z } from "zod";
import { unratedUsage } from "@/db/schema";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { visibleAnd } from "@/lib/kernel/scope";
import { invalid, notFound } from "@/lib/platform/errors";
import { maybe } from "./input";
import { REASONS } from "./rules/reasons";
import { lockUnrated, saveUnrated } from "./store";

/** Says that records of the queue are never to be charged. They stay known, so that no file brings them back. */
export const discard = operation({
  name: "usage.discard",
  permission: "usage:import",
  impersonation: "deny",
  input: z.object({
    unratedIds: z.union([z.array(idInput()).max(500), idInput().transform((one) => [one])]).optional(),
    /** All that wait for this, up to the last one that was shown. */
    waitingFor: maybe(z.enum(REASONS)),
    upTo: maybe(idInput()),
    reason: reasonLine(),
  }),
  async run(work, { unratedIds, waitingFor, upTo, reason }) {
    const gone = { discardedAt: work.now, discardReason: reason };
    if (unratedIds) {
      const rows = await lockUnrated(work, unratedIds);
      if (rows.length === 0) throw notFound("record");
      const ids = rows.map(({ id }) => id);
      await saveUnrated(work, ids, gone);
      const id = ids.length === 1 ? (ids[0] ?? null) : null;
      work.audit.event({ type: "unrated_usage", id }, { reason, details: { discarded: ids.length, ids } });
      return { discarded: ids.length };
    }
    if (!waitingFor) throw invalid("Choose the records, or a reason.", { waitingFor: ["Choose one."] });
    const rows = await work.tx
      .update(unratedUsage)
      .set(gone)
      .where(
        and(
          visibleAnd(work.actor, "unratedUsage", eq(unratedUsage.reason, waitingFor)),
          isNull(unratedUsage.resolvedAt),
          isNull(unratedUsage.discardedAt),
          upTo === undefined ? undefined : lte(unratedUsage.id, upTo),
        ),
      )
      .returning({ id: unratedUsage.id });
    work.audit.event(
      { type: "unrated_usage", id: null },
      {
        reason,
        details: { discarded: rows.length, waitingFor, ids: rows.slice(0, 100).map(({ id }) => id) },
      },
    );
    return { discarded: rows.length };
  },
});
