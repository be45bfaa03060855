import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "./errors";
import { decodeCursor, encodeCursor } from "./keyset";

const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));

describe("cursors", () => {
  it("come back as they went, in url-safe characters", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), fc.maxSafeInteger(), (values, id) => {
        const cursor = encodeCursor("name", { values, id });
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor("name", values.length, cursor)).toEqual({ values, id });
      }),
    );
  });

  it("one changed, added or missing character is refused", () => {
    const cursor = encodeCursor("name", { values: ["Zoë"], id: 42 });
    for (let at = 0; at < cursor.length - 1; at++) {
      const other = cursor[at] === "A" ? "B" : "A";
      const changed = cursor.slice(0, at) + other + cursor.slice(at + 1);
      expect(() => decodeCursor("name", 1, changed)).toThrow(DomainError);
    }
    expect(() => decodeCursor("name", 1, cursor.slice(0, -2))).toThrow(DomainError);
    expect(() => decodeCursor("name", 1, `${cursor}AA`)).toThrow(DomainError);
  });

  it.each(["", "x", "%%%", "null", "A".repeat(5000), Buffer.from("[1,2]").toString("base64url")])(
    "%j is refused",
    (text) => {
      expect(() => decodeCursor("name", 0, text)).toThrow(DomainError);
    },
  );

  it("a cursor of one order is refused under another, and so is a wrong number of values", () => {
    const cursor = encodeCursor("name", { values: ["a"], id: 1 });
    expect(() => decodeCursor("created", 1, cursor)).toThrow(DomainError);
    expect(() => decodeCursor("name", 2, cursor)).toThrow(DomainError);
  });

  it("an id or value of another type is refused even with a right check", () => {
    const forged = encodeCursor("name", { values: ["a"], id: "1 or 1=1" as unknown as number });
    expect(() => decodeCursor("name", 1, forged)).toThrow(DomainError);
    const nested = encodeCursor("name", { values: [{} as unknown as string], id: 1 });
    expect(() => decodeCursor("name", 1, nested)).toThrow(DomainError);
  });
});
