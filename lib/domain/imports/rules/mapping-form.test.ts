import { describe, expect, it } from "vitest";
import { presets } from "../presets";
import { type Mapping, parseMapping } from "./mapping";
import { draftOf, guessedDraft, mappingFromForm, parseSource, sourceText } from "./mapping-form";

/** With the empty rows that stand ready on the page. */
const formOf = (mapping: Mapping) => {
  const draft = draftOf(mapping);
  const spare = { column: "", equals: "", absent: "", planName: "", productName: "", listPrice: "" };
  return { ...draft, services: [...draft.services, spare] };
};

describe("the mapping page's form", () => {
  it("gives back every preset as it was", () => {
    for (const { mapping } of presets)
      expect(parseMapping(JSON.parse(JSON.stringify(mappingFromForm(formOf(mapping)))))).toEqual(mapping);
  });

  it("gives back every kind of source as it was", () => {
    for (const source of [
      "Name",
      { columns: ["First", "Last name"] },
      { template: "Customer {Id}" },
      { template: "{Id}" },
      { constant: "Retail" },
    ] as const)
      expect(parseSource(sourceText(source as never))).toEqual(source);
    expect(sourceText(undefined)).toBe("");
    expect(parseSource("  ")).toBeUndefined();
  });

  it("leaves out what was left blank, and keeps labels and blanks of the column lists", () => {
    const mapping = mappingFromForm({
      key: "Id",
      customer: { name: "{First}+{Last}", email: "" },
      notes: "Contract\r\nPay = Paid by",
      numericColumns: "Total, may be blank\nFee",
      currency: "eur",
    });
    expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toMatchObject({
      customer: { name: { columns: ["First", "Last"] } },
      services: [],
      notes: [{ column: "Contract" }, { column: "Pay", label: "Paid by" }],
      numericColumns: [
        { column: "Total", allowBlank: true },
        { column: "Fee", allowBlank: false },
      ],
      currency: "EUR",
    });
    expect(mapping).toMatchObject({ charge: undefined, closed: undefined, account: undefined });
  });

  it("begins with a guess that is a sound mapping once its columns are right", () => {
    const draft = guessedDraft(["Customer number", "Full name", "E-mail", "Line", "Fee"], "EUR");
    expect(parseMapping(JSON.parse(JSON.stringify(mappingFromForm(draft))))).toMatchObject({
      key: "Customer number",
      customer: { name: "Full name", email: "E-mail" },
      account: { identifier: "Line" },
      currency: "EUR",
    });
    expect(guessedDraft(["x"], "EUR")).toMatchObject({ key: "x", customer: { name: "x" } });
  });

  it("keeps how the file is read: a tab is a delimiter, not a blank", () => {
    const mapping = { ...presets[0]!.mapping, delimiter: "\t" as const, encoding: "latin1" as const };
    expect(mappingFromForm(formOf(mapping))).toMatchObject({ delimiter: "\t", encoding: "latin1" });
  });

  it("leaves a missing key to be judged like any other mapping", () => {
    expect(() => parseMapping(mappingFromForm({}))).toThrow(/not valid/);
  });
});
