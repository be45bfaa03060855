import { describe, expect, it } from "vitest";
import { csvCell, writeCsv } from "./csv-write";

describe("csvCell", () => {
  it.each(["=cmd|' /C calc'!A0", "+48 123", "-1+2", "@SUM(A1)", "\tx", "\rx", "\n=1", "＝1", "-", "--1"])(
    "a spreadsheet does not run %j",
    (text) => {
      expect(csvCell(text).replace(/^"/, "").startsWith("'")).toBe(true);
    },
  );

  it.each(["-5.00", "0", "12.50", "-12", "a=b", "x@y.z"])("%j is left as it is", (text) => {
    expect(csvCell(text)).toBe(text);
  });

  it("quotes what RFC 4180 asks for", () => {
    expect(csvCell('say "hi", all')).toBe('"say ""hi"", all"');
    expect(csvCell("a\nb")).toBe('"a\nb"');
    expect(csvCell("=1,2")).toBe(`"'=1,2"`);
    expect([csvCell(null), csvCell(undefined), csvCell(-3), csvCell(true)]).toEqual(["", "", "-3", "true"]);
  });
});

describe("writeCsv", () => {
  it("ends every line with CRLF and neutralises the header too", async () => {
    const pieces: string[] = [];
    for await (const piece of writeCsv(["id", "=x"], [[1, "a"]])) pieces.push(piece);
    expect(pieces.join("")).toBe("id,'=x\r\n1,a\r\n");
  });

  it("writes in pieces, so that a long export is never held whole", async () => {
    function* rows() {
      for (let index = 0; index < 10_000; index++) yield [index, "some text"];
    }
    const lengths: number[] = [];
    for await (const piece of writeCsv(["n", "t"], rows(), 1000)) lengths.push(piece.length);
    expect(lengths.length).toBeGreaterThan(100);
    expect(Math.max(...lengths)).toBeLessThan(1100);
  });
});
