import { describe, expect, it } from "vitest";
import { formatAllowance, formatBytes, formatQuantity, formatSeconds } from "./quantity";

describe("quantities as people read them", () => {
  it("writes seconds as a length", () => {
    expect([0, 59, 60, 227, 3_723].map((n) => formatSeconds(n))).toEqual([
      "0:00",
      "0:59",
      "1:00",
      "3:47",
      "1:02:03",
    ]);
  });

  it("writes bytes in the unit that fits, never less than it is", () => {
    expect(["0", "1023", "1024", "1610612736", "1048577"].map(formatBytes)).toEqual([
      "0 B",
      "1023 B",
      "1 KiB",
      "1.5 GiB",
      "1.1 MiB",
    ]);
  });

  it("counts messages and events in pieces", () => {
    expect(formatQuantity("message", 3n)).toBe("3");
    expect(formatQuantity("call", "240")).toBe("4:00");
  });

  it("writes what a plan includes in the minutes that plans speak of", () => {
    expect(["0", "18000", "33930"].map((seconds) => formatAllowance("call", seconds))).toEqual([
      "0 min",
      "300 min",
      "565 min 30 s",
    ]);
    expect(formatAllowance("data", "1610612736")).toBe("1.5 GiB");
  });
});
