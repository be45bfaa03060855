import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import { presets } from "../presets";
import { columnsOf, mappedColumns, parseMapping, readSource } from "./mapping";

const smallest = { version: 1, key: "id", customer: { name: "name" }, currency: "EUR" };
const fault = (changes: Record<string, unknown>): DomainError => {
  try {
    parseMapping({ ...smallest, ...changes });
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error("expected a DomainError");
};

describe("parseMapping", () => {
  it("takes the smallest mapping and fills in the rest", () => {
    expect(parseMapping(smallest)).toMatchObject({
      balanceControl: "postpaid",
      services: [],
      decimalComma: false,
    });
  });

  it("gives back the same mapping when read again after saving", () => {
    for (const { mapping } of presets)
      expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  it.each([
    ["an unknown version", { version: 2 }, "version"],
    ["a misspelled part", { custmer: {} }, ""],
    ["an unknown customer field", { customer: { name: "n", nick: "x" } }, "customer"],
    ["a customer without a name", { customer: { email: "e" } }, "customer.name"],
    [
      "a price that is none",
      { services: [{ column: "a", equals: "Yes", planName: "P", listPrice: "20,00" }] },
      "services.0.listPrice",
    ],
    [
      "a negative price",
      { services: [{ column: "a", equals: "Yes", planName: "P", listPrice: "-1" }] },
      "services.0.listPrice",
    ],
    [
      "a price as a number",
      { services: [{ column: "a", equals: "Yes", planName: "P", listPrice: 20 }] },
      "services.0.listPrice",
    ],
    ["a currency that is none", { currency: "euro" }, "currency"],
    ["no start column", { activation: {} }, "activation"],
    ["two start columns", { activation: { tenureMonthsColumn: "a", dateColumn: "b" } }, "activation"],
  ])("refuses %s and says where", (_name, changes, place) => {
    const error = fault(changes);
    expect(error.code).toBe("invalid");
    expect(Object.keys(error.fields)).toContain(place);
  });

  it.each([null, [], "text", 7])("refuses %j", (value) => {
    expect(() => parseMapping(value)).toThrow(DomainError);
  });
});

describe("sources", () => {
  const record: Record<string, string> = { First: "Anna", Last: "Nowak", Empty: "" };
  const value = (column: string) => record[column] ?? "";

  it.each([
    ["First", "Anna", ["First"]],
    [{ column: "Last" }, "Nowak", ["Last"]],
    [{ columns: ["First", "Empty", "Last"] }, "Anna Nowak", ["First", "Empty", "Last"]],
    [{ template: "{Last}, { First }" }, "Nowak, Anna", ["Last", "First"]],
    [{ template: "Customer {Empty}" }, "", ["Empty"]],
    [{ constant: "PL" }, "PL", []],
  ])("%j reads “%s”", (from, text, columns) => {
    expect(readSource(from, value)).toBe(text);
    expect(columnsOf(from)).toEqual(columns);
  });

  it("lists every column a mapping reads, each once", () => {
    const mapping = parseMapping({
      ...smallest,
      customer: { name: { template: "{id} {name}" }, email: "mail" },
      account: { identifier: "line" },
      services: [
        { column: "net", equals: "DSL", planName: "D", listPrice: "25" },
        { column: "net", equals: "Fibre", planName: "F", listPrice: "50" },
      ],
      charge: { column: "fee", reasons: { discount: "d", upcharge: "u" } },
      closed: { column: "left", equals: "Yes", dateColumn: "leftOn" },
      activation: { dateColumn: "since" },
      numericColumns: [{ column: "total" }],
      notes: [{ column: "contract" }],
    });
    expect(mappedColumns(mapping).sort()).toEqual(
      ["contract", "fee", "id", "left", "leftOn", "line", "mail", "name", "net", "since", "total"].sort(),
    );
  });
});
