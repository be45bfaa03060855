import { describe, expect, it } from "vitest";
import { holdReason, pauseReason } from "./safety-stop";

const invoice = (total: string, lines = 3) => ({ total, lines });
const usual = ["20.00", "20.00", "20.00", "20.00", "20.00", "26.00"]; // mean 21.00

describe("holdReason", () => {
  it("MON-7: more than three times the mean is held, three times is not", () => {
    expect(holdReason(invoice("63.00"), usual)).toBeNull();
    expect(holdReason(invoice("63.01"), usual)).toBe(
      "Its total of 63.01 is more than 3 times the usual 21.00.",
    );
  });

  it("MON-7: more lines than anyone reads are held", () => {
    expect(holdReason(invoice("1.00", 5_000), [])).toBeNull();
    expect(holdReason(invoice("1.00", 5_001), [])).toContain("5001 lines");
  });

  it("has nothing to compare a first invoice with, nor a customer who was in credit", () => {
    expect(holdReason(invoice("9999.00"), [])).toBeNull();
    expect(holdReason(invoice("9999.00"), ["-5.00", "0.00"])).toBeNull();
  });
});

describe("pauseReason", () => {
  it("MON-7: a run pauses above one and a half times the last one", () => {
    expect(pauseReason("1500.00", "1000.00")).toBeNull();
    expect(pauseReason("1500.01", "1000.00")).toContain(
      "more than 1.5 times their 1000.00 of the period before",
    );
    expect(pauseReason("1500.01", null)).toBeNull();
    expect(pauseReason("1500.01", "0.00")).toBeNull();
  });
});
