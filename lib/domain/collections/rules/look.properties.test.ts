import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, daysBetween } from "@/lib/platform/time";
import { isAbove, issue, live, pay, see, trial } from "@/lib/testing/look-trial";
import { runs } from "@/lib/testing/property-runs";
import { claimed } from "./owed";

const rung = (least: number) =>
  fc.record({
    days: fc.integer({ min: least, max: least + 10 }),
    notices: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
  });
const policy = fc.record({
  thresholds: fc.record({ USD: fc.constantFrom("0", "10", "25.5") }),
  mode: fc.constantFrom("after_payments", "at_generation"),
  reminders: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { maxLength: 3 }),
  resend: fc.uniqueArray(fc.integer({ min: 0, max: 20 }), { maxLength: 3 }),
  limit: fc.option(rung(1)),
  suspend: fc.option(rung(12)),
  terminate: fc.option(rung(24)),
  workingDaysOnly: fc.boolean(),
  quietWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 3 }),
});
type Move = { kind: "issue" | "pay" | "take back" | "mail" | "wait"; cents: number; days: number };
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom("issue", "pay", "take back", "mail", "wait"),
  cents: fc.integer({ min: 1, max: 6_000 }),
  days: fc.integer({ min: 1, max: 9 }),
});
const amount = (cents: number) => (cents / 100).toFixed(2);

it("after any order of invoices, payments and days nobody loses service without a debt or without the warning", () => {
  fc.assert(
    fc.property(policy, fc.array(move, { minLength: 5, maxLength: 40 }), (settings, moves) => {
      const t = trial(settings);
      let today = "2026-01-05";
      let owed = 0;
      for (const { kind, cents, days } of moves) {
        if (kind === "issue" && t.invoices.length < 6) {
          owed += cents;
          issue(t, { total: amount(cents), amountDue: amount(owed), dueOn: addDays(today, days) });
        }
        if (kind === "pay") pay(t, amount(cents));
        if (kind === "take back") for (const one of t.invoices.slice(-1)) one.paid = "0.00";
        if (kind === "mail") t.mailWorks = !t.mailWorks;
        for (let n = 0; n < days; n++, today = addDays(today, 1)) {
          const found = live(t, today);
          // Looking again the same day finds nothing to do.
          expect(see(t, today).due).toEqual([]);
          for (const name of ["limit", "suspend", "terminate"] as const) {
            const invoice = t.invoices.find(({ invoiceId }) => invoiceId === found.reached[name]);
            if (!invoice) continue;
            const [now] = found.invoices.filter(({ invoiceId }) => invoiceId === invoice.invoiceId);
            expect(now).toMatchObject({ status: "collect", paymentStatus: "overdue" });
            expect(isAbove(claimed(invoice), "0")).toBe(true);
            const lead = t.policy[name]?.notices[0] ?? 0;
            const given = invoice.steps
              .filter(({ step, givenOn }) => step === `${name}_notice` && givenOn !== null)
              .map(({ givenOn }) => givenOn as string)
              .sort()[0];
            expect(given, "a notice was sent").toBeDefined();
            expect(
              daysBetween(given as string, today),
              "as long before as it has to be",
            ).toBeGreaterThanOrEqual(lead);
          }
          // The old mode decides once; the new one goes by what remains.
          if (t.policy.mode === "after_payments")
            for (const { status, remaining } of see(t, today).invoices)
              if (status === "collect") expect(isAbove(remaining, t.policy.thresholds.USD ?? "0")).toBe(true);
        }
      }
    }),
    { numRuns: runs(3_000), seed: 7 },
  );
}, 600_000);

it("what was looked at every day stands where it would stand if it were looked at once, mail apart", () => {
  fc.assert(
    fc.property(policy, fc.integer({ min: 1, max: 40 }), (settings, wait) => {
      const [daily, late] = [trial(settings), trial(settings)];
      for (const t of [daily, late]) issue(t, { total: "99.00", amountDue: "99.00", dueOn: "2026-01-31" });
      let today = "2026-01-20";
      for (let n = 0; n < wait; n++, today = addDays(today, 1)) live(daily, today);
      const [a, b] = [see(daily, today), see(late, today)];
      expect(
        a.invoices.map(({ status, paymentStatus, remaining }) => [status, paymentStatus, remaining]),
      ).toEqual(b.invoices.map(({ status, paymentStatus, remaining }) => [status, paymentStatus, remaining]));
    }),
    { numRuns: runs(20_000), seed: 8 },
  );
}, 600_000);
