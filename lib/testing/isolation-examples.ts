import type { Examples } from "./isolation/example";
import { billingExamples } from "./isolation/examples-billing";
import { catalogExamples, partiesExamples } from "./isolation/examples-catalogue";
import { chargingExamples } from "./isolation/examples-charging";
import { collectionExamples } from "./isolation/examples-collections";
import { accountExamples, customerExamples, subscriptionExamples } from "./isolation/examples-customers";
import { identityExamples } from "./isolation/examples-identity";
import { brandingExamples, invoiceExamples } from "./isolation/examples-invoices";
import { ledgerExamples } from "./isolation/examples-money";
import { notificationExamples } from "./isolation/examples-notifications";
import { paymentExamples } from "./isolation/examples-payments";
import { importExamples, reportExamples } from "./isolation/examples-reports";
import { settingsExamples } from "./isolation/examples-settings";
import { tariffExamples } from "./isolation/examples-tariffs";
import { booksExamples, disputeExamples, traceExamples } from "./isolation/examples-trace";
import { usageExamples } from "./isolation/examples-usage";

/**
 * How to call every operation and query there is, on one's own and on someone else's. A new one needs a line here: the
 * matrix in isolation.db.test.ts fails without it.
 */
export const examples: Examples = {
  ...identityExamples,
  ...partiesExamples,
  ...brandingExamples,
  ...catalogExamples,
  ...tariffExamples,
  ...customerExamples,
  ...accountExamples,
  ...ledgerExamples,
  ...invoiceExamples,
  ...collectionExamples,
  ...paymentExamples,
  ...billingExamples,
  ...disputeExamples,
  ...subscriptionExamples,
  ...chargingExamples,
  ...usageExamples,
  ...settingsExamples,
  ...notificationExamples,
  ...importExamples,
  ...reportExamples,
  ...traceExamples,
  ...booksExamples,
};
