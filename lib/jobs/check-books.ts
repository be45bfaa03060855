import { checkInvoices, type InvoiceDiscrepancy } from "@/lib/domain/billing";
import { checkCollections } from "@/lib/domain/collections";
import { checkJournal } from "@/lib/domain/ledger";
import {
  beginBooksCheck,
  type Finding,
  finishBooksCheck,
  INVARIANTS,
  type Invariant,
  type InvariantResult,
  proveInvariant,
  resultOf,
} from "@/lib/domain/reports";
import type { Context } from "@/lib/kernel/context";

type Found = Map<Invariant, { findings: Finding[]; tookMs: number }>;
const nobody = { customerId: null, invoiceId: null, xdrId: null };

/** Which invariant a discrepancy of billing's own check is about. */
const OF_INVOICES: Record<InvoiceDiscrepancy["check"], Invariant> = {
  journal: "I3",
  amount_due: "I4",
  settled: "I5",
  unallocated: "I5",
  numbers: "I8",
};

/** Adds what a check found, and how long it took, to each invariant it is about. */
async function timed(found: Found, about: readonly Invariant[], look: () => Promise<[Invariant, Finding][]>) {
  const began = performance.now();
  const list = await look();
  const tookMs = Math.round(performance.now() - began);
  for (const invariant of about) {
    const known = found.get(invariant) ?? { findings: [], tookMs: 0 };
    known.findings.push(...list.filter(([one]) => one === invariant).map(([, finding]) => finding));
    known.tookMs += tookMs;
    found.set(invariant, known);
  }
}

/** Every check there is, each context's own and those across them. Changes no money. */
async function look(context: () => Context): Promise<InvariantResult[]> {
  const found: Found = new Map();
  await timed(found, ["I2"], async () =>
    (await checkJournal(context(), {})).map(({ customerId, balance, journal, positions }) => [
      "I2",
      { ...nobody, customerId, found: `balance ${balance}, journal ${journal} (${positions})` },
    ]),
  );
  await timed(found, ["I3", "I4", "I5", "I8"], async () =>
    (await checkInvoices(context(), {})).map(({ check, customerId, invoiceId, says, is }) => [
      OF_INVOICES[check],
      { ...nobody, customerId, invoiceId, found: `${check}: it says ${says}, and is ${is}` },
    ]),
  );
  await timed(found, ["I9", "I10"], async () =>
    (await checkCollections(context(), {})).map(({ check, customerId, invoiceId, found: said }) => [
      check === "collection_status" ? "I9" : "I10",
      { ...nobody, customerId, invoiceId, found: said },
    ]),
  );
  for (const invariant of INVARIANTS)
    await timed(found, [invariant], async () =>
      (await proveInvariant(context(), { invariant })).map((finding) => [invariant, finding]),
    );
  return INVARIANTS.map((invariant) => {
    const { findings, tookMs } = found.get(invariant) ?? { findings: [], tookMs: 0 };
    return resultOf(invariant, findings, tookMs);
  });
}

/**
 * Proves the books, and keeps what it found where operators see it: the same for the clock, the command and the button.
 * @param checkId of a check that somebody asked for.
 */
export async function checkBooks(context: () => Context, checkId?: number): Promise<InvariantResult[]> {
  const begun = await beginBooksCheck(context(), { checkId });
  try {
    const results = await look(context);
    await finishBooksCheck(context(), { ...begun, results });
    return results;
  } catch (error) {
    await finishBooksCheck(context(), {
      ...begun,
      results: [],
      failure: "The check did not come to its end.",
    });
    throw error;
  }
}
