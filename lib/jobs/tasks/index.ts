import type { Task, TaskList } from "graphile-worker";
import { checkLog } from "./audit-check";
import { sealLog } from "./audit-seal";
import { previewBillRun } from "./billing-preview";
import { billRun } from "./billing-run";
import { billingTick } from "./billing-tick";
import { checkBooksNow } from "./books-check";
import { collectionsTick } from "./collections-tick";
import { tellCreditNow } from "./customers-tell-credit";
import { previewImport } from "./imports-preview";
import { runImport } from "./imports-run";
import { sweepImports } from "./imports-sweep";
import { sendMessages } from "./notifications-send";
import { sweepMessages } from "./notifications-sweep";
import { ensurePartitions } from "./partitions-ensure";
import { sandboxCalls } from "./payments-sandbox";
import { paymentsTick } from "./payments-tick";
import { chargeDailyFees } from "./subscriptions-charge-daily";
import { recomputeFees } from "./subscriptions-recompute-fees";
import { sweep } from "./sweep";
import { replayUsage } from "./usage-replay";
import { rerateUsage } from "./usage-rerate";
import { runUsageFile } from "./usage-run";
import { sweepUsage } from "./usage-sweep";

/** Every job by name; operations leave them behind with `work.enqueue({ name, payload })`. */
export const tasks = {
  "audit.check": checkLog,
  "audit.seal": sealLog,
  "billing.preview": previewBillRun,
  "billing.run": billRun,
  "billing.tick": billingTick,
  "collections.tick": collectionsTick,
  "books.check": checkBooksNow,
  "customers.tell_credit": tellCreditNow,
  "identity.sweep": sweep,
  "imports.preview": previewImport,
  "imports.run": runImport,
  "imports.sweep": sweepImports,
  "notifications.send": sendMessages,
  "notifications.sweep": sweepMessages,
  "partitions.ensure": ensurePartitions,
  "payments.sandbox": sandboxCalls,
  "payments.tick": paymentsTick,
  "subscriptions.charge_daily": chargeDailyFees,
  "subscriptions.recompute_fees": recomputeFees,
  "usage.replay": replayUsage,
  "usage.rerate": rerateUsage,
  "usage.run": runUsageFile,
  "usage.sweep": sweepUsage,
} satisfies Record<string, Task> & TaskList;

export type TaskName = keyof typeof tasks;
