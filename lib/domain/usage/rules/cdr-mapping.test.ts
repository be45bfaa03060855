import { describe, expect, it } from "vitest";
import { DomainError } from "@/lib/platform/errors";
import { missingColumns, parseCdrMapping } from "./cdr-mapping";

const smallest = { version: 1, fields: { callId: "id", start: "time", duration: "sec" } };
const fault = (change: Record<string, unknown>): DomainError => {
  try {
    parseCdrMapping({ ...smallest, ...change });
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error("expected a DomainError");
};
const withFields = (change: Record<string, unknown>) => ({ fields: { ...smallest.fields, ...change } });

describe("parseCdrMapping", () => {
  it("takes the smallest mapping and fills in the rest", () => {
    expect(parseCdrMapping(smallest)).toMatchObject({
      kind: "call",
      timeFormat: "iso",
      zone: "UTC",
      durationUnit: "seconds",
      dataUnit: "B",
    });
  });

  it("gives back the same mapping when read again after saving", () => {
    const mapping = parseCdrMapping({
      ...smallest,
      ...withFields({ disposition: { constant: "ok" }, start: { columns: ["date", "time"] } }),
      dispositions: { ok: "answered" },
    });
    expect(parseCdrMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  });

  it.each([
    ["an unknown version", { version: 2 }, "version"],
    ["a misspelled part", { feilds: {} }, ""],
    ["a call without a length", { fields: { callId: "id", start: "time" } }, "fields.duration"],
    ["data without a volume", { kind: "data" }, "fields.quantity"],
    ["a zone nobody knows", { zone: "Mars/Olympus" }, "zone"],
    ["a format nobody knows", { timeFormat: "D.M.YY" }, "timeFormat"],
    ["a record without an id", { fields: { start: "time", duration: "sec" } }, "fields.callId"],
    ["dispositions nobody explains", withFields({ disposition: "status" }), "dispositions"],
    [
      "a disposition that is none",
      { ...withFields({ disposition: "s" }), dispositions: { ok: "fine" } },
      "dispositions.ok",
    ],
  ])("refuses %s and says where", (_name, change, place) => {
    const error = fault(change);
    expect(error.code).toBe("invalid");
    expect(Object.keys(error.fields)).toContain(place);
  });
});

describe("missingColumns", () => {
  it("names each column that the file does not have, once", () => {
    const mapping = parseCdrMapping({
      ...smallest,
      ...withFields({
        start: { columns: ["date", "time"] },
        from: { column: "a" },
        to: "a",
        account: { constant: "x" },
      }),
    });
    expect(missingColumns(mapping, ["id", "date", "sec"])).toEqual(["time", "a"]);
    expect(missingColumns(mapping, ["id", "date", "sec", "time", "a"])).toEqual([]);
  });
});
