import type { Task } from "graphile-worker";
import { INVARIANT_WORDS } from "@/lib/domain/reports";
import { log } from "@/lib/platform/log";
import { jobContext } from "@/lib/transport/job";
import { checkBooks } from "../check-books";

const asked = (payload: unknown): number | undefined => {
  const { checkId } = (payload ?? {}) as { checkId?: unknown };
  return typeof checkId === "number" ? checkId : undefined;
};

/** Proves the books at night or when somebody asks; what does not fit is an error in the log, and stands on the books page. */
export const checkBooksNow: Task = async (payload) => {
  for (const { invariant, count, findings } of await checkBooks(
    () => jobContext("books.check"),
    asked(payload),
  ))
    if (count > 0)
      log.error(
        { discrepancies: findings },
        `${invariant} does not hold: ${INVARIANT_WORDS[invariant].title}`,
      );
};
