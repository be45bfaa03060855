import type { Realm } from "@/lib/kernel/actor";
import { type Examples, type Input, reason, row, systemOnly } from "./example";
import type { IsolationEstate } from "./people";

/** Distributors collect and do not explain; a line has neither balance nor invoice. */
const asks: Realm[] = ["admin", "reseller", "customer"];
const staff: Realm[] = ["admin", "reseller"];
const dispute = row("disputeId", { reaches: asks });
const filters = [row("customerId", { reaches: asks }), row("invoiceId", { reaches: asks })];
const looks = (there: IsolationEstate): Input[] => [
  { customerId: there.customerId },
  { invoiceId: there.invoiceId },
];

/** "Why?": the way from a figure back to its first cause. */
export const traceExamples: Examples = {
  "trace.balance": { aims: [row("customerId", { reaches: asks })] },
  "trace.customer": { aims: [row("customerId", { reaches: asks })] },
  "trace.export": {
    input: () => ({ about: "balance" }),
    aims: [
      row("customerId", { reaches: asks }),
      row("invoiceId", { reaches: asks, with: { about: "invoice" } }),
    ],
  },
  "trace.invoice": { aims: [row("invoiceId", { reaches: asks })] },
};

export const disputeExamples: Examples = {
  "dispute.agree": { aims: [row("disputeId", { reaches: staff })] },
  "dispute.deny": { input: () => ({ answer: reason }), aims: [row("disputeId", { reaches: staff })] },
  "dispute.get": { aims: [dispute] },
  "dispute.get_choices": { aims: [row("invoiceId", { reaches: asks })] },
  "dispute.list": { aims: filters, looks },
  "dispute.open": { input: () => ({ line: "0", reason }), aims: [row("invoiceId", { reaches: asks })] },
  "dispute.withdraw": { aims: [dispute] },
};

/** The books are the whole installation's: the operator's people ask for a check, and jobs make it. */
export const booksExamples: Examples = {
  "books.begin": systemOnly,
  "books.finish": systemOnly,
  "books.get": {},
  "books.prove": systemOnly,
  "books.request": {},
};
