import { describe, expect, it } from "vitest";
import {
  type ClassSettings,
  categoriesWithoutRate,
  changesTold,
  type SettingsFacts,
  settingsProblems,
} from "./class-settings";

const base: ClassSettings = {
  termsKind: "days",
  termsCount: 15,
  reviewDays: 0,
  roundingDecimals: 2,
  roundingMethod: "half-up",
  taxRegimeId: null,
  numberScope: "company",
  numberPattern: "INV-{number:6}",
  numberReset: "never",
  separateFees: false,
  invoiceWhenNothingCharged: false,
  callDetail: false,
  footer: "",
};
const facts = (more: Partial<SettingsFacts> = {}): SettingsFacts => ({
  next: { before: { printed: "INV-000042", last: 41 }, after: { printed: "B-1", last: 0 } },
  sharing: 0,
  regime: { before: null, after: null },
  withoutRate: [],
  ...more,
});
const told = (after: Partial<ClassSettings>, more?: Partial<SettingsFacts>) =>
  changesTold(base, { ...base, ...after }, facts(more));

describe("settings that can't be saved", () => {
  it.each([
    [{ termsCount: 0 }, "termsCount"],
    [{ termsKind: "periods", termsCount: 25 }, "termsCount"],
    [{ numberPattern: "INV" }, "numberPattern"],
    [{ numberReset: "yearly" }, "numberPattern"],
    [{ numberPattern: "{reseller}-{number}" }, "numberPattern"],
  ] as [Partial<ClassSettings>, string][])("%j is told at %s", (change, field) => {
    expect(Object.keys(settingsProblems({ ...base, ...change }))).toEqual([field]);
  });

  it("are none of these", () => {
    expect(settingsProblems(base)).toEqual({});
    expect(settingsProblems({ ...base, termsKind: "on_receipt", termsCount: 0 })).toEqual({});
  });
});

describe("what saving would mean", () => {
  it("is nothing to tell when nothing of weight changes", () => {
    expect(told({ footer: "Thank you", callDetail: true })).toEqual([]);
  });

  it("of numbers says which series goes on, where it starts, and who stays with the old one", () => {
    expect(told({ numberPattern: "B-{number}" })).toEqual([
      "A new series “B-{number}” begins at 1: the next invoice is B-1.",
      "The series “INV-{number:6}” stops after 41; going back to it goes on from there.",
    ]);
    expect(told({ numberPattern: "B-{number}" }, { sharing: 3 })[1]).toBe(
      "The series “INV-{number:6}” goes on for 3 other classes.",
    );
  });

  it("of a reset alone is a new series too", () => {
    const yearly = { ...base, numberPattern: "{year}-{number}" };
    const after = { ...yearly, numberReset: "yearly" as const };
    expect(changesTold(yearly, after, facts())[0]).toContain("begins at 1");
  });

  it("of taxes names both, and what would not be billed", () => {
    const regime = { before: "VAT 19", after: "VAT 20" };
    expect(told({ taxRegimeId: 2 }, { regime, withoutRate: ["", "books"] })).toEqual([
      "From the next invoice on “VAT 20” is charged instead of “VAT 19”. Invoices made already keep their taxes.",
      "It has no rate for what has no category, “books”: customers who are charged such a thing are not billed until it has one.",
    ]);
  });
});

describe("a category without a rate", () => {
  const taxes = [{ id: 1, name: "VAT", compound: false, rates: [{ category: "voice", percent: "20" }] }];
  it("is one that no tax names, where taxes are charged at all", () => {
    const asked = ["", "voice", "data", "not_taxed"];
    expect(categoriesWithoutRate({ prices: "exclusive", taxes }, asked)).toEqual(["", "data"]);
    expect(categoriesWithoutRate({ prices: "exclusive", taxes: [] }, asked)).toEqual([]);
    const rest = [{ ...taxes[0]!, rates: [{ category: null, percent: "5" }] }];
    expect(categoriesWithoutRate({ prices: "exclusive", taxes: rest }, asked)).toEqual([]);
  });
});
