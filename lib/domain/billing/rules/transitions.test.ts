import { describe, expect, it } from "vitest";
import { allowedVerbs, type InvoiceVerb, type TransitionFacts, verdictOn } from "./transitions";

const facts = (changes: Partial<TransitionFacts> = {}): TransitionFacts => ({
  total: "100.00",
  paid: "0.00",
  adjusted: "0.00",
  review: "issued",
  voided: false,
  hasLater: false,
  ...changes,
});
const say = (verb: InvoiceVerb, changes: Partial<TransitionFacts>, amount?: string) => {
  const verdict = verdictOn(verb, facts(changes), amount);
  return verdict.verdict === "allowed" ? "allowed" : `${verdict.verdict}: ${verdict.reason}`;
};

describe("adjust", () => {
  it.each([
    ["by a part", {}, "30.00", "allowed"],
    ["by everything outstanding", { paid: "60.00" }, "40.00", "allowed"],
    [
      "by a cent more",
      { paid: "60.00" },
      "40.01",
      "refused: Only 40.00 is outstanding. No more than that can be taken off.",
    ],
    ["upwards", {}, "-1.00", "refused: An adjustment only lowers an invoice: give an amount above zero."],
    ["by nothing", {}, "0.00", "refused: An adjustment only lowers an invoice: give an amount above zero."],
    [
      "when it is paid",
      { paid: "100.00" },
      "1.00",
      "refused: Nothing is outstanding. Refund what was paid first, then adjust.",
    ],
    ["when it came to nothing", { total: "0.00" }, "1.00", "refused: Nothing is outstanding."],
    ["when it is adjusted away", { adjusted: "100.00" }, "1.00", "refused: Nothing is outstanding."],
    ["when it is void", { voided: true }, "1.00", "refused: This invoice is void."],
    [
      "under review",
      { review: "under_review" },
      "1.00",
      "refused: This invoice is still under review. Issue it first.",
    ],
  ] as const)("%s", (_name, changes, amount, expected) => {
    expect(say("adjust", changes, amount)).toBe(expected);
  });

  it("L2: a refund makes room for a credit of the same amount, and for no more", () => {
    expect(say("adjust", { total: "10.00", paid: "10.00" }, "4.00")).toContain("refused");
    expect(say("refund", { total: "10.00", paid: "10.00" }, "4.00")).toBe("allowed");
    expect(say("adjust", { total: "10.00", paid: "6.00" }, "4.00")).toBe("allowed");
    expect(say("adjust", { total: "10.00", paid: "6.00" }, "4.01")).toContain("refused");
    expect(say("adjust", { total: "10.00", paid: "0.00", adjusted: "4.00" }, "6.00")).toBe("allowed");
  });
});

describe("refund", () => {
  it.each([
    ["a part", { paid: "60.00" }, "10.00", "allowed"],
    ["all of it", { paid: "60.00" }, "60.00", "allowed"],
    [
      "more than was paid",
      { paid: "60.00" },
      "60.01",
      "refused: Only 60.00 was paid. No more than that can be refunded.",
    ],
    ["what was never paid", {}, "1.00", "refused: Nothing was paid for this invoice."],
    ["nothing", { paid: "60.00" }, "0.00", "refused: Give an amount above zero."],
    ["of a void one", { voided: true }, "1.00", "refused: This invoice is void."],
  ] as const)("%s", (_name, changes, amount, expected) => {
    expect(say("refund", changes, amount)).toBe(expected);
  });
});

describe("void and reissue", () => {
  it("T7: an unpaid invoice can be voided", () => {
    expect(say("void", { total: "249.95" })).toBe("allowed");
  });

  it("T7: a paid one is refused until it is refunded", () => {
    const reason = "Refund it first, or credit the customer instead.";
    expect(say("void", { paid: "0.01" })).toBe(`refused: 0.01 of this invoice is paid. ${reason}`);
    expect(say("void", { paid: "100.00" })).toBe(`refused: 100.00 of this invoice is paid. ${reason}`);
    expect(say("void", { paid: "0.00" })).toBe("allowed");
  });

  it("T7: a second void does nothing, whatever else is true of the invoice", () => {
    expect(say("void", { voided: true })).toBe("nothing: This invoice is void already.");
    expect(say("void", { voided: true, paid: "5.00", adjusted: "5.00", hasLater: true })).toContain(
      "nothing",
    );
  });

  it("B16: neither takes an invoice from under its adjustments or under a later invoice", () => {
    for (const verb of ["void", "reissue"] as const) {
      expect(say(verb, { adjusted: "30.00" })).toBe(
        "refused: 30.00 was taken off this invoice. Take that back first.",
      );
      expect(say(verb, { hasLater: true })).toContain("A later invoice is built on this one.");
    }
  });

  it("a draft can be made again or dropped; what is void can't be reissued", () => {
    expect(say("reissue", { review: "under_review" })).toBe("allowed");
    expect(say("void", { review: "under_review" })).toBe("allowed");
    expect(say("reissue", { voided: true })).toBe("refused: This invoice is void.");
  });
});

describe("the other verbs", () => {
  it.each([
    ["write_off", {}, "allowed"],
    ["write_off", { paid: "99.99" }, "allowed"],
    ["write_off", { paid: "100.00" }, "refused: Nothing is outstanding."],
    ["write_off", { total: "-5.00" }, "refused: Nothing is outstanding."],
    ["write_off", { voided: true }, "refused: This invoice is void."],
    ["write_off", { review: "approved" }, "refused: This invoice is still under review. Issue it first."],
    ["approve", { review: "under_review" }, "allowed"],
    ["approve", { review: "approved" }, "nothing: This invoice is approved already."],
    ["approve", {}, "nothing: This invoice is approved already."],
    ["approve", { voided: true }, "refused: This invoice is void."],
    ["issue", { review: "under_review" }, "allowed"],
    ["issue", { review: "approved" }, "allowed"],
    ["issue", {}, "nothing: This invoice is issued already."],
    ["issue", { voided: true, review: "under_review" }, "refused: This invoice is void."],
    ["regenerate_pdf", {}, "allowed"],
    ["regenerate_pdf", { voided: true }, "allowed"],
    ["regenerate_pdf", { review: "under_review" }, "allowed"],
  ] as const)("%s of %j: %s", (verb, changes, expected) => {
    expect(say(verb, changes)).toBe(expected);
  });

  it("are offered when they can be done", () => {
    const offered = (changes: Partial<TransitionFacts>) => allowedVerbs(facts(changes));
    expect(offered({})).toEqual(["adjust", "void", "reissue", "write_off", "regenerate_pdf"]);
    expect(offered({ paid: "100.00" })).toEqual(["refund", "regenerate_pdf"]);
    expect(offered({ voided: true })).toEqual(["regenerate_pdf"]);
    expect(offered({ review: "under_review" })).toEqual([
      "approve",
      "issue",
      "void",
      "reissue",
      "regenerate_pdf",
    ]);
  });
});
