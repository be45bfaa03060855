import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CsvOptions, type CsvRow, openCsv } from "./csv-read";
import { writeCsv } from "./csv-write";
import { DomainError } from "./errors";

async function* bytes(content: string | Uint8Array, pieceSize = 1 << 16): AsyncGenerator<Uint8Array> {
  const whole = typeof content === "string" ? Buffer.from(content) : content;
  for (let at = 0; at < whole.length; at += pieceSize) yield whole.subarray(at, at + pieceSize);
}

async function read(content: string | Uint8Array, options: CsvOptions = {}, pieceSize?: number) {
  const file = await openCsv(bytes(content, pieceSize), options);
  const rows: CsvRow[] = [];
  for await (const row of file.rows) rows.push(row);
  return { ...file, rows };
}

async function fault(content: string | Uint8Array, options: CsvOptions = {}): Promise<DomainError> {
  const error = await read(content, options).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (error instanceof DomainError) return error;
  throw new Error(`expected a DomainError, got ${String(error)}`);
}

describe("reading rows", () => {
  it("gives records with the line of the file where each begins", async () => {
    const { headers, rows } = await read('id,note\n1,"two\nlines"\n\n2,plain\r\n3,"a ""quote"""');
    expect(headers).toEqual(["id", "note"]);
    expect(rows).toEqual([
      { lineNo: 2, record: { id: "1", note: "two\nlines" } },
      { lineNo: 5, record: { id: "2", note: "plain" } },
      { lineNo: 6, record: { id: "3", note: 'a "quote"' } },
    ]);
  });

  it("counts Windows and old Mac line ends once, also inside quotes and at a chunk's edge", async () => {
    for (const [eol, piece] of [
      ["\r\n", 1],
      ["\r\n", 7],
      ["\r", 1],
      ["\n", 3],
    ] as const) {
      const { rows } = await read(`id,note${eol}1,"a${eol}${eol}b"${eol}2,c${eol}`, {}, piece);
      expect(rows.map((row) => [row.lineNo, row.record?.note])).toEqual([
        [2, "a\n\nb"],
        [5, "c"],
      ]);
    }
  });

  it("a row of the wrong width is an error of its own, and the next row still comes", async () => {
    const { rows } = await read("a,b\n1\n2,3,4\n5,6\n");
    expect(rows).toEqual([
      { lineNo: 2, error: "The row has 1 columns; the header has 2." },
      { lineNo: 3, error: "The row has 3 columns; the header has 2." },
      { lineNo: 4, record: { a: "5", b: "6" } },
    ]);
  });

  it("an over-long value is an error of its row", async () => {
    const { rows } = await read(`a,b\n1,${"x".repeat(10_001)}\n2,${"x".repeat(10_000)}\n`);
    expect(rows[0]?.error).toMatch(/^Column b: .*10000 characters/);
    expect(rows[1]?.error).toBeUndefined();
  });

  it("keeps a stray quote inside an unquoted value", async () => {
    const { rows } = await read('a,b\n12" pipe,1\n');
    expect(rows).toEqual([{ lineNo: 2, record: { a: '12" pipe', b: "1" } }]);
  });

  it("a column called __proto__ is a column", async () => {
    const { rows } = await read("__proto__,b\n1,2\n");
    expect(Object.keys(rows[0]?.record ?? {})).toEqual(["__proto__", "b"]);
  });

  it("gives back what the writer wrote, for any values and any cut into chunks", async () => {
    const cell = fc
      .string({ unit: "binary", maxLength: 20 })
      .filter((text) => !/[\r\0\ud800-\udfff]/.test(text));
    const table = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (lines, piece) => {
        const plain = lines.map(([a, b]) => [`x${a}`, `x${b}`]);
        let content = "";
        for await (const text of writeCsv(["a", "b"], plain)) content += text;
        const { rows } = await read(content, {}, piece);
        expect(rows.map((row) => [row.record?.a, row.record?.b])).toEqual(plain);
      }),
    );
  });

  it("stops pulling the source when the reader stops", async () => {
    let pulled = 0;
    let closed = false;
    async function* endless() {
      try {
        yield Buffer.from("a,b\n");
        while (true) {
          pulled++;
          yield Buffer.from("1,2\n".repeat(1000));
        }
      } finally {
        closed = true;
      }
    }
    const file = await openCsv(Readable.from(endless()));
    for await (const row of file.rows) if (row.lineNo > 10) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pulled).toBeLessThan(100);
    expect(closed).toBe(true);
  });
});

describe("delimiters", () => {
  it.each([",", ";", "\t", "|"] as const)("sniffs “%s”, ignoring others inside quotes", async (delimiter) => {
    const others = [",", ";", "\t", "|"]
      .filter((other) => other !== delimiter)
      .join("")
      .repeat(3);
    const found = await read(`id${delimiter}"name ${others}"${delimiter}c\n1${delimiter}2${delimiter}3\n`);
    expect(found.delimiter).toBe(delimiter);
    expect(found.headers).toHaveLength(3);
  });

  it("reads a file of one column", async () => {
    expect((await read("id\n1\n2\n")).rows).toHaveLength(2);
  });

  it("says so when the forced delimiter is not the file's", async () => {
    const error = await fault("a;b;c\n1;2;3\n", { delimiter: "," });
    expect(error.message).toBe(
      "With a comma as the delimiter the file has one column; it looks separated by a semicolon.",
    );
  });
});

describe("encodings", () => {
  it("takes UTF-8 with and without a byte order mark, cut anywhere", async () => {
    for (const mark of ["", "\ufeff"]) {
      for (const piece of [1, 2, 3, 5, 4096]) {
        const { headers, rows } = await read(`${mark}id,név\n1,Żółć 🐼\n`, {}, piece);
        expect(headers).toEqual(["id", "név"]);
        expect(rows[0]?.record).toEqual({ id: "1", név: "Żółć 🐼" });
      }
    }
  });

  it("names the byte that is not UTF-8, wherever the file is cut", async () => {
    const content = Buffer.concat([
      Buffer.from("id,name\n1,"),
      Buffer.from("José", "latin1"),
      Buffer.from("\n"),
    ]);
    for (const piece of [1, 4, 13, 14, 4096]) {
      const error = await read(content, {}, piece).catch((caught: DomainError) => caught);
      expect(error).toBeInstanceOf(DomainError);
      expect((error as DomainError).message).toContain("not UTF-8 text (byte 14)");
    }
    expect((await fault(Buffer.from([0x61, 0x0a, 0xc3]))).message).toContain("byte 3");
  });

  it("finds the bad byte of a long file", async () => {
    const content = Buffer.concat([Buffer.from(`id,né\n${"1,ł\n".repeat(30_000)}`), Buffer.from([0xff])]);
    expect((await fault(content)).message).toContain(`byte ${content.length})`);
  });

  it("takes ISO-8859-1 when told so", async () => {
    const { rows } = await read(Buffer.from("id,name\n1,José\n", "latin1"), { encoding: "latin1" });
    expect(rows[0]?.record?.name).toBe("José");
  });

  it("refuses UTF-16 with or without its mark, by name", async () => {
    for (const mark of ["", "\ufeff"]) {
      const error = await fault(Buffer.from(`${mark}id,name\r\n1,Anna\r\n`, "utf16le"));
      expect(error.message).toContain("UTF-16");
    }
    expect((await fault(Buffer.from([0xfe, 0xff, 0, 0x69]))).message).toContain("UTF-16");
  });

  it("refuses binary content and spreadsheets", async () => {
    expect((await fault(Buffer.from("id,name\n1,a\u0000b\n"))).message).toContain("byte 12 is zero");
    expect((await fault(Buffer.from([0x50, 0x4b, 3, 4, 20, 0]))).message).toContain("spreadsheet");
  });
});

describe("files that cannot be read", () => {
  it.each([
    ["no bytes", "", "The file is empty."],
    ["only a byte order mark", "\ufeff", "The file is empty."],
    ["only blank lines", "\n\n\n", "no header line"],
    ["a header of spaces", "   \n1\n", "no header line"],
    ["a column twice", "a,b,a\n1,2,3\n", "“a” stands twice"],
    ["an unnamed column", "a,,c\n1,2,3\n", "Column 2 of the header has no name"],
    [
      "a quote left open",
      'a,b\n1,2\n3,"open\n4,5\n',
      'The row after line 2 opens a quote (") that is never closed.',
    ],
    [
      "a quote left open in a long file",
      `a,b\n1,"${"line\n".repeat(250_000)}`,
      "The row after line 1 is longer than a row can be",
    ],
    ["one endless line", "x".repeat(70_000), "first line is too long"],
  ])("%s: refused with a clear message", async (_name, content, message) => {
    expect((await fault(content)).message).toContain(message);
  });

  it("refuses a file above the limit before reading it, naming both sizes", async () => {
    const error = await fault("a,b\n", { sizeBytes: 200_000_000, maxBytes: 50_000_000 });
    expect(error.code).toBe("limit");
    expect(error.message).toContain("The file is 200 MB; the limit is 50 MB.");
  });

  it("stops at the limit when the size was not known or not true", async () => {
    const error = await fault(`a,b\n${"1,2\n".repeat(500_000)}`, { maxBytes: 1_000_000, sizeBytes: 10 });
    expect(error.code).toBe("limit");
    expect(error.message).toContain("the limit is 1 MB");
  });
});
