import { describe, expect, it } from "vitest";
import { readQuantity, writeQuantity } from "./quantity-words";

describe("a quantity as a person counts it", () => {
  it("is minutes of calls, pieces, and megabytes of data", () => {
    expect(readQuantity("500", "call")).toBe(30_000n);
    expect(readQuantity("1.5", "call")).toBe(90n);
    expect(readQuantity("100", "message")).toBe(100n);
    expect(readQuantity("0.5", "data")).toBe(524_288n);
  });

  it("is none when it is not whole in the units that are counted, or not a number", () => {
    for (const typed of ["", "-1", "1,5", "1e3", "ten", "0.001"])
      expect(readQuantity(typed, "call")).toBeNull();
    expect(readQuantity("1.5", "message")).toBeNull();
  });

  it("comes back as it was typed", () => {
    for (const typed of ["500", "1.5", "0.25", "1000000"])
      expect(writeQuantity(readQuantity(typed, "call") ?? 0n, "call")).toBe(typed);
    expect(writeQuantity(1n, "call")).toBe("0.016");
  });
});
