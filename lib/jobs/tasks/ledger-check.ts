import type { Task } from "graphile-worker";
import { checkJournal } from "@/lib/domain/ledger";
import { log } from "@/lib/platform/log";
import { jobContext } from "@/lib/transport/job";

/** Proves every balance against its journal; what does not fit is an error in the process's log. */
export const checkBooks: Task = async () => {
  const discrepancies = await checkJournal(jobContext("ledger.check"), {});
  if (discrepancies.length > 0) log.error({ discrepancies }, "balances do not fit their journals");
};
