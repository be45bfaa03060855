import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "@/lib/platform/time";
import { Book } from "@/lib/testing/charging-book";
import { anyTerms, centsOf, fail, LENGTH, nat, RUNS } from "@/lib/testing/charging-cases";
import type { ChargeTerms } from "./charge-terms";

const net = ({ lines }: Book) => centsOf(lines) + centsOf(lines.flatMap(({ credits }) => credits));

/** A book billed once for about two periods, and a day of it that was charged; null when nothing was. */
function billed(terms: ChargeTerms, day: number) {
  const book = new Book({ ...terms, activationFee: "0" });
  book.billTo(addDays(terms.startOn, LENGTH[terms.billingPeriod] + 9));
  const end = book.state.chargedTo;
  if (end === null) return null;
  return { book, end, on: addDays(terms.startOn, day % daysBetween(terms.startOn, end)) };
}

describe("a pause that ends on the day it began", () => {
  it("P-4, B17: nets to 0, on any charged day of any plan (100,000 cases)", () => {
    fc.assert(
      fc.property(anyTerms, nat(400), (terms, day) => {
        const found = billed(terms, day);
        if (found === null) return true;
        const { book, end, on } = found;
        const before = net(book);
        book.pause(on);
        book.state = { ...book.state, pausedOn: null, chargeFrom: on };
        book.billTo(end);
        if (net(book) !== before || book.state.chargedTo !== end) fail(`${net(book)}, not ${before}`);
        return true;
      }),
      RUNS,
    );
  }, 120_000);

  it("control: one that lasts a day costs the customer nothing more, and mostly less", () => {
    const cases = fc.sample(fc.tuple(anyTerms, nat(400)), { numRuns: 2000, seed: RUNS.seed });
    const changes = cases.flatMap(([terms, day]) => {
      const found = billed(terms, day);
      if (found === null || addDays(found.on, 1) >= found.end) return [];
      const before = net(found.book);
      found.book.pause(found.on);
      found.book.resume(addDays(found.on, 1));
      found.book.billTo(found.end);
      return [net(found.book) - before];
    });
    expect(changes.filter((change) => change < 0n).length).toBeGreaterThan(changes.length / 2);
  });
});
