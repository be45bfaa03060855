import { describe, expect, it } from "vitest";
import { checkSignature, signBody } from "./signature";

const now = new Date("2026-03-15T12:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const body = '{"id":"evt_1","amount":"20.00"}';
const header = signBody(body, "secret", now);

describe("the signature of a webhook", () => {
  it("is good for the very bytes that were signed", () => {
    expect(checkSignature(body, header, "secret", now)).toBe("good");
  });

  it.each([
    ["another body", body.replace("20.00", "2000.00"), header, "secret"],
    ["another secret", body, header, "other"],
    ["no signature", body, "", "secret"],
    ["another time under an old signature", body, header.replace(/t=\d+/, "t=1700000000"), "secret"],
    ["no time", body, header.replace(/t=\d+,/, ""), "secret"],
  ])("is forged with %s", (_, raw, head, secret) => {
    expect(checkSignature(raw, head, secret, now)).toBe("forged");
  });

  it("counts for five minutes either way, and not for six", () => {
    for (const seconds of [-300, 300])
      expect(checkSignature(body, header, "secret", later(seconds))).toBe("good");
    for (const seconds of [-360, 360])
      expect(checkSignature(body, header, "secret", later(seconds))).toBe("late");
  });
});
