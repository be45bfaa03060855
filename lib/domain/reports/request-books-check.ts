import { isNull } from "drizzle-orm";
import { z } from "zod";
import { bookChecks } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";

export const BOOKS_CHECK_TASK = "books.check";

/** Asks for a check of the books now. One that waits or runs already is the one asked for. */
export const requestBooksCheck = operation({
  name: "books.request",
  permission: "books:read",
  impersonation: "deny",
  input: z.object({}),
  async run(work) {
    const [waiting] = await work.tx
      .select({ id: bookChecks.id })
      .from(bookChecks)
      .where(isNull(bookChecks.finishedAt))
      .limit(1);
    const [made] = waiting
      ? [waiting]
      : await work.tx
          .insert(bookChecks)
          .values({ askedAt: work.now, askedBy: realPerson(work.actor)?.name ?? "" })
          .returning({ id: bookChecks.id });
    if (!made) throw new Error("insert returned no row");
    work.audit.event({ type: "books", id: made.id }, { details: { asked: !waiting } });
    work.enqueue({ name: BOOKS_CHECK_TASK, payload: { checkId: made.id }, jobKey: BOOKS_CHECK_TASK });
    return { checkId: made.id };
  },
});
