import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type PlainDate, toDayNumber } from "@/lib/platform/time";
import { Book } from "@/lib/testing/charging-book";
import { anyTerms, centsOf, fail, LENGTH, lastMoment, nat, RUNS } from "@/lib/testing/charging-cases";
import { type ChargeTerms, chargeEnd } from "./charge-terms";
import { lengthOf, type Span } from "./spans";

/** What happens to a subscription, and when: in hundredths of two periods, in order. */
const anyStory = fc.array(fc.tuple(nat(100), nat(4)), { minLength: 1, maxLength: 5 });

type Story = { book: Book; away: Span[] };

function live(terms: ChargeTerms, story: readonly [number, number][]): Story {
  const book = new Book({ ...terms, activationFee: "0" });
  const dayAt = (at: number) => addDays(terms.startOn, Math.floor((at * LENGTH[terms.billingPeriod]) / 50));
  const away: Span[] = [];
  let pausedOn: PlainDate | null = null;
  book.bill({ through: addDays(terms.startOn, 1), duringPeriod: true });
  for (const [at, what] of [...story].sort(([a], [b]) => a - b)) {
    const on = dayAt(at);
    if (what === 0 && pausedOn === null) {
      book.pause(on);
      pausedOn = on;
    } else if (what === 1 && pausedOn !== null) {
      book.resume(on);
      away.push({ from: pausedOn, to: on });
      pausedOn = null;
    } else if (what === 2) {
      book.waive([{ from: addDays(on, -9), to: on, cause: "suspended" }], on);
    } else if (what === 3 && on < (book.terms.finishOn ?? on)) {
      book.finish(on);
    } else book.bill({ through: on, duringPeriod: what === 4 });
  }
  if (pausedOn !== null) {
    const back = laterThanAll(pausedOn, terms);
    book.resume(back);
    away.push({ from: pausedOn, to: back });
  }
  book.bill(lastMoment(terms));
  return { book, away };
}

const laterThanAll = (day: PlainDate, terms: ChargeTerms): PlainDate =>
  addDays(day, Math.floor(LENGTH[terms.billingPeriod] / 3));

const daysOf = (span: Span): number[] =>
  Array.from({ length: lengthOf(span) }, (_, index) => toDayNumber(span.from) + index);

/** No charge gives back more than it took, nor one day twice. */
function assertCapped({ lines }: Book) {
  for (const { from, to, amount, credits } of lines) {
    const left = centsOf([{ amount }]) + centsOf(credits);
    if (left < 0n || credits.some((credit) => centsOf([credit]) > 0n))
      fail(`${left} cents left of ${amount}`);
    const days = credits.flatMap(daysOf);
    if (new Set(days).size !== days.length) fail(`a day of ${from} to ${to} given back twice`);
    if (credits.some((credit) => credit.from < from || credit.to > to)) fail("given back outside the charge");
  }
}

/** The days charged and not given back are those of the subscription without its pauses, each once. */
function assertLiveDays({ book, away }: Story) {
  const charged: number[] = [];
  for (const line of book.lines) {
    if (line.component !== "fee") continue;
    const back = new Set(line.credits.flatMap((one) => (one.component === "fee" ? daysOf(one) : [])));
    charged.push(...daysOf(line).filter((day) => !back.has(day)));
  }
  const { startOn } = book.terms;
  const gone = new Set(away.flatMap(daysOf));
  const service = { from: startOn, to: chargeEnd(book.terms) ?? fail("no end") };
  const wanted = daysOf(service).filter((day) => !gone.has(day));
  if (charged.sort((a, b) => a - b).join() !== wanted.join()) fail(`${charged} charged, not ${wanted}`);
}

const anyEnding = anyTerms.filter(({ finishOn }) => finishOn !== null);

describe("credits, whatever happens to a subscription", () => {
  it("P-9, B17: never exceed the charges, and every day served is charged once (100,000 cases)", () => {
    fc.assert(
      fc.property(anyEnding, anyStory, (terms, story) => {
        const told = live(terms, story);
        assertCapped(told.book);
        assertLiveDays(told);
        return true;
      }),
      RUNS,
    );
  }, 120_000);

  it("control: the stories pause, waive, end early and give money back", () => {
    const cases = fc.sample(fc.tuple(anyEnding, anyStory), { numRuns: 2000, seed: RUNS.seed });
    const told = cases.map(([terms, story]) => live(terms, story));
    const credits = told.map(({ book }) => book.lines.flatMap((line) => line.credits));
    const having = (component: string) =>
      credits.filter((list) => list.some((one) => one.component === component)).length;
    expect(told.filter(({ away }) => away.length > 0).length).toBeGreaterThan(500);
    expect(having("waiver")).toBeGreaterThan(100);
    expect(having("fee")).toBeGreaterThan(300);
  });
});
