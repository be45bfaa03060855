/** What must always be true of the books (security reference 5.3), in the order it is told. */
export const INVARIANTS = [
  "I1",
  "I2",
  "I3",
  "I4",
  "I5",
  "I6",
  "I7",
  "I8",
  "I9",
  "I10",
  "I11",
  "I12",
  "I13",
  "I14",
  "I15",
] as const;
export type Invariant = (typeof INVARIANTS)[number];

/** Of a name that came from outside, an address say. */
export const isInvariant = (text: string): text is Invariant => INVARIANTS.some((one) => one === text);

type Told = {
  title: string;
  /** What it means, in one sentence. */
  means: string;
  /** How the check finds what breaks it; null where nothing is left to look for at night. */
  looks: string | null;
  /** What keeps it all day long. */
  kept: string;
};

export const INVARIANT_WORDS: Record<Invariant, Told> = {
  I1: {
    title: "Movements stand as they were written",
    means:
      "Each movement is of one customer and one currency, and what takes it back sums with it to zero, once.",
    looks: "Reversals that don't fit what they take back, or take it back a second time.",
    kept: "Triggers refuse to change or delete a movement; a reversal has a key of which there is one.",
  },
  I2: {
    title: "Balances are the sum of their movements",
    means: "Each balance is the sum of its xDRs, and each journal runs 1, 2, 3 … without a gap.",
    looks: "Balances beside the sum, count and places of their journals.",
    kept: "A balance moves in one statement with the rows that move it.",
  },
  I3: {
    title: "Invoices are what their movements come to",
    means: "Each invoice's total and payments are the sum of its xDRs, and no xDR stands on two invoices.",
    looks: "Totals and payments of invoices beside the sum of the movements they own.",
    kept: "An invoice owns a range of positions; the database refuses one whose lines don't add up to it.",
  },
  I4: {
    title: "Amounts due follow from each other",
    means:
      "What was due before, what was paid since and the total make the amount due, which never changes afterwards.",
    looks: "Each customer's last amount due beside the last invoice in force.",
    kept: "The sum is a condition of the table, and issued invoices are frozen.",
  },
  I5: {
    title: "Nothing is paid twice with the same money",
    means:
      "What is paid of an invoice is what settled it, no payment is used for more than it is, and the rest is unallocated.",
    looks:
      "Invoices beside their settlements, payments beside what they were used for, and what is unallocated.",
    kept: "Settlements and what they move are written in one statement, under the customer's lock.",
  },
  I6: {
    title: "The oldest invoice is paid first",
    means:
      "A younger invoice gets a payment only once all older ones are settled, unless somebody moved it by hand.",
    looks:
      "Payments of a younger invoice while an older one was open, without those that were moved by hand.",
    kept: "Payments are applied to the oldest open invoice by one part of the program.",
  },
  I7: {
    title: "Nothing is due below zero",
    means:
      "What is paid too much waits for the next invoice; no invoice and no pot of payments goes below zero.",
    looks: "Invoices with more paid and taken off than they came to, and pots below zero.",
    kept: "Both are conditions of their tables.",
  },
  I8: {
    title: "Everything happens once",
    means:
      "One invoice for each customer, period and kind, one suspension at a time, and invoice numbers without a gap.",
    looks:
      "Periods that are invoiced twice, suspensions that overlap, and numbers that were lost or given twice.",
    kept: "Unique keys, and numbers taken in the transaction that issues.",
  },
  I9: {
    title: "Collected is what is above the threshold",
    means:
      "An invoice is collected exactly while what is left to ask for is above the threshold; equal is not above.",
    looks: "What was kept of each open invoice beside what a fresh look finds.",
    kept: "The status is worked out from the facts whenever a debt changes, and by the clock.",
  },
  I10: {
    title: "Suspended is who has an overdue invoice to be collected",
    means:
      "Services are stopped for debt exactly while an invoice says so, and are back as soon as none does.",
    looks: "Customers whose services are stopped beside whose services should be.",
    kept: "Stops begin and end in the transaction that changes the debt.",
  },
  I11: {
    title: "Prepaid fees wait for funds",
    means: "A prepaid customer's fees are charged only from funds that are there.",
    looks: null,
    kept: "Decided under the customer's lock when a fee is due. Calls are rated after they were made, so what was in the air can take funds below zero; a night's look back could not tell the two apart.",
  },
  I12: {
    title: "What was issued never changes",
    means:
      "Issued invoices, their lines, movements, settlements and the log are corrected by new entries only.",
    looks: "Triggers that refuse changes and are missing or switched off.",
    kept: "Those triggers, whoever writes.",
  },
  I13: {
    title: "The status shown is the first that is true",
    means:
      "Of all that is true of a customer the most important is shown; what lists are narrowed by says the same.",
    looks: "What is kept of suspensions, limits and provisional ends beside the stops that are open.",
    kept: "The status is worked out at each look and stored nowhere.",
  },
  I14: {
    title: "No sum crosses a currency",
    means: "Movements, invoices and settlements of a customer are all in its one currency.",
    looks:
      "Movements and invoices in another currency than their customer's, and settlements across customers.",
    kept: "The currency is copied from the customer's own row in the statement that writes.",
  },
  I15: {
    title: "Rounding happens once, and nothing is lost",
    means: "Each line is rounded once to the invoice's decimals, and the shown parts add up to the total.",
    looks: "Totals and lines with more decimals than their invoice has, and lines that don't add up.",
    kept: "The sum is rounded once and shared out by largest remainder; the difference is a movement of its own.",
  },
};

/** A row that breaks an invariant: what of, and both figures in words. */
export type Finding = {
  customerId: number | null;
  invoiceId: number | null;
  xdrId: number | null;
  found: string;
};

export type InvariantResult = {
  invariant: Invariant;
  count: number;
  tookMs: number;
  /** The first of them. */
  findings: Finding[];
};

export const MOST_KEPT = 100;

/** What a check found of one invariant, as it is kept. */
export const resultOf = (
  invariant: Invariant,
  findings: readonly Finding[],
  tookMs: number,
): InvariantResult => ({
  invariant,
  count: findings.length,
  tookMs,
  findings: findings.slice(0, MOST_KEPT),
});
