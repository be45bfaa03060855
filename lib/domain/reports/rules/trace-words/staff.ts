import { en } from "./en";
import type { TraceWords } from "./words";

/** What a page says in the end, to those who read about somebody else. */
export const STAFF_WORDS: TraceWords = {
  ...en,
  youOwe: (amount) => `${amount} is owed.`,
  inFavour: (amount) => `${amount} is in the customer's favour.`,
  nothingOwed: "Nothing is owed.",
  funds: (amount) => `${amount} can still be spent.`,
  waiting: (amount) => `${amount} of what was paid waits for an invoice.`,
};
