import { describe, expect, it } from "vitest";
import { conditionsIn } from "./conditions";

describe("conditions in an address", () => {
  it("are read as parallel lists, one or many", () => {
    expect(conditionsIn({ f: "city", o: "is", v: "Lima" })).toEqual([
      { field: "city", op: "is", value: "Lima" },
    ]);
    expect(conditionsIn({ f: ["city", "fax"], o: ["begins", "empty"], v: ["Li", ""] })).toEqual([
      { field: "city", op: "begins", value: "Li" },
      { field: "fax", op: "empty", value: "" },
    ]);
  });

  it("leave out rows that were not filled in and fields nobody knows", () => {
    expect(conditionsIn({ f: ["city", "password"], o: ["is", "is"], v: ["", "x"] })).toEqual([]);
  });
});
