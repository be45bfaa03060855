import { describe, expect, it } from "vitest";
import { presets } from "../presets";
import { CUSTOMER_FIELDS, type Mapping, parseMapping } from "./mapping";
import { listTexts, mappingFromForm, parseSource, sourceText } from "./mapping-form";

/** What the page's inputs hold for a mapping, as a browser posts them. */
const formOf = (mapping: Mapping) => ({
  key: mapping.key,
  customer: Object.fromEntries(
    Object.keys(CUSTOMER_FIELDS).map((name) => [name, sourceText(mapping.customer[name as "name"])]),
  ),
  balanceControl: mapping.balanceControl,
  className: sourceText(mapping.className),
  resellerRef: sourceText(mapping.resellerRef),
  account: {
    identifier: sourceText(mapping.account?.identifier),
    productName: mapping.account?.productName ?? "",
  },
  services: [
    ...mapping.services.map((one) => ({
      column: one.column,
      equals: one.equals.join(" | "),
      absent: (one.absent ?? []).join(" | "),
      planName: one.planName,
      productName: one.productName ?? "",
      listPrice: one.listPrice,
    })),
    { column: "", equals: "", absent: "", planName: "", productName: "", listPrice: "" },
  ],
  charge: { ...mapping.charge },
  closed: {
    column: mapping.closed?.column ?? "",
    equals: mapping.closed?.equals.join("|") ?? "",
    open: mapping.closed?.open?.join("|") ?? "",
    dateColumn: mapping.closed?.dateColumn ?? "",
  },
  activation: { ...mapping.activation },
  ...listTexts(mapping),
  currency: mapping.currency,
  decimalComma: mapping.decimalComma ? "on" : "",
});

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

  it("leaves a missing key to be judged like any other mapping", () => {
    expect(() => parseMapping(mappingFromForm({}))).toThrow(/not valid/);
  });
});
