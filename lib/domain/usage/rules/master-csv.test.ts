import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/property-runs";
import { type MasterLine, readMasterCsv, splitMasterLine } from "./master-csv";

async function* bytes(content: string | Uint8Array, piece = 1 << 16): AsyncGenerator<Uint8Array> {
  const whole = typeof content === "string" ? Buffer.from(content) : content;
  for (let at = 0; at < whole.length; at += piece) yield whole.subarray(at, at + piece);
}
async function read(content: string | Uint8Array, piece?: number, options = {}): Promise<MasterLine[]> {
  const lines: MasterLine[] = [];
  for await (const line of readMasterCsv(bytes(content, piece), options)) lines.push(line);
  return lines;
}

describe("splitMasterLine", () => {
  it("reads quoted texts with commas and doubled quotes, and bare numbers and blanks", () => {
    expect(splitMasterLine('"1001","""Ann, B."" <1001>",,5,"",""')).toEqual([
      "1001",
      '"Ann, B." <1001>',
      "",
      "5",
      "",
      "",
    ]);
    expect(splitMasterLine("")).toEqual([""]);
    expect(splitMasterLine("a,")).toEqual(["a", ""]);
  });

  it.each(['"open', '"a"b,c', 'a"b', '"a""', '"a" ,b'])("refuses %s", (line) => {
    expect(splitMasterLine(line)).toBeNull();
  });

  it("gives back what Asterisk's way of quoting wrote", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (values) => {
        const clean = values.map((value) => value.replaceAll(/[\r\n]/g, ""));
        const line = clean.map((value) => `"${value.replaceAll('"', '""')}"`).join(",");
        expect(splitMasterLine(line)).toEqual(clean);
      }),
      { numRuns: runs(5_000) },
    );
  });
});

describe("readMasterCsv", () => {
  it("gives every line with its number, however the file is cut, and passes over blank ones", async () => {
    const file = '"a",1\n\n"b",2\r\n"c",3';
    for (const piece of [1, 2, 5, 100])
      expect(await read(file, piece)).toEqual([
        { lineNo: 1, values: ["a", "1"] },
        { lineNo: 3, values: ["b", "2"] },
        { lineNo: 4, values: ["c", "3"] },
      ]);
    expect(await read("")).toEqual([]);
  });

  it("refuses only the line that is malformed: a quote that never closes can't swallow the lines behind it", async () => {
    expect(await read('"a",1\n"b,2\n"c",3\n')).toEqual([
      { lineNo: 1, values: ["a", "1"] },
      { lineNo: 2, error: 'The line is malformed: a quote (") is not closed, or stands inside a value.' },
      { lineNo: 3, values: ["c", "3"] },
    ]);
  });

  it("refuses only the line that has no end, without keeping it in memory", async () => {
    const lines = await read(`"a",1\n${"x".repeat(300_000)}\n"c",3\n`, 10_000);
    expect(lines.map(({ lineNo, error }) => [lineNo, error])).toEqual([
      [1, undefined],
      [2, "The line is longer than a record can be."],
      [3, undefined],
    ]);
  });

  it("reads names as UTF-8, and one cut in the middle of a letter does not stop the file", async () => {
    const cut = Buffer.concat([Buffer.from('"Jos'), Buffer.from([0xc3]), Buffer.from('"\n"José"\n')]);
    const [first, second] = await read(cut, 3);
    expect(first?.values?.[0]).toMatch(/^Jos./);
    expect(second?.values).toEqual(["José"]);
  });

  it("refuses a file that is no text, or larger than allowed", async () => {
    await expect(read(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).rejects.toThrow(/archive/);
    await expect(read('"a",1\n'.repeat(100), 64, { maxBytes: 100 })).rejects.toThrow(/limit/);
  });
});
