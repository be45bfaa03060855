import type { Task } from "graphile-worker";
import { checkInvoices } from "@/lib/domain/billing";
import { checkJournal } from "@/lib/domain/ledger";
import { log } from "@/lib/platform/log";
import { jobContext } from "@/lib/transport/job";

const context = () => jobContext("ledger.check");

/** Proves balances, journals, invoices, settlements and numbers against each other; what does not fit is an error in the log. */
export const checkBooks: Task = async () => {
  const journal = await checkJournal(context(), {});
  if (journal.length > 0) log.error({ discrepancies: journal }, "balances do not fit their journals");
  const invoices = await checkInvoices(context(), {});
  if (invoices.length > 0) log.error({ discrepancies: invoices }, "invoices do not fit the journal");
};
