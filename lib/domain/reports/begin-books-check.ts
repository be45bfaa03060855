import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { bookChecks } from "@/db/schema";
import { optionalId } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";

/** Notes that a check begins: the one that was asked for, or one of the clock's own. What was cut short before is over. */
export const beginBooksCheck = operation({
  name: "books.begin",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ checkId: optionalId() }),
  async run(work, { checkId }) {
    const begun = { startedAt: work.now };
    const [asked] = checkId
      ? await work.tx
          .update(bookChecks)
          .set(begun)
          .where(and(eq(bookChecks.id, checkId), isNull(bookChecks.finishedAt)))
          .returning({ id: bookChecks.id })
      : [];
    const by = work.actor.kind === "system" ? work.actor.job : "";
    const [row] = asked
      ? [asked]
      : await work.tx
          .insert(bookChecks)
          .values({ ...begun, askedAt: work.now, askedBy: by })
          .returning({ id: bookChecks.id });
    if (!row) throw new Error("insert returned no row");
    work.audit.event({ type: "books", id: row.id });
    return { checkId: row.id };
  },
});
