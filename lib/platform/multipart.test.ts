import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldText, readMultipart } from "./multipart";

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function encode(form: FormData): Promise<{ bytes: Buffer; type: string }> {
  const response = new Response(form);
  return {
    bytes: Buffer.from(await response.arrayBuffer()),
    type: response.headers.get("content-type") ?? "",
  };
}

async function readAll(bytes: Uint8Array, type: string, size: number) {
  const fields: [string, string | null, string][] = [];
  for await (const part of readMultipart(inPieces(bytes, size), type)) {
    const all: Uint8Array[] = [];
    for await (const piece of part.body) all.push(piece);
    fields.push([part.name, part.fileName, Buffer.concat(all).toString("latin1")]);
  }
  return fields;
}

describe("a form with files, read as it comes", () => {
  it("gives back every byte of every part, however it is cut up", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ maxLength: 20 }),
        fc.integer({ min: 1, max: 90 }),
        async (content, text, size) => {
          const form = new FormData();
          form.append("delimiter", text);
          form.append("file", new Blob([new Uint8Array(content)]), "customers.csv");
          const { bytes, type } = await encode(form);
          const sent = Buffer.from(text.replace(/\r\n|\r|\n/g, "\r\n")).toString("latin1");
          expect(await readAll(bytes, type, size)).toEqual([
            ["delimiter", null, sent],
            ["file", "customers.csv", Buffer.from(content).toString("latin1")],
          ]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("goes on to the next part when one is left unread", async () => {
    const form = new FormData();
    form.append("file", new Blob(["x".repeat(1000)]), "a.csv");
    form.append("after", "here");
    const { bytes, type } = await encode(form);
    const seen: string[] = [];
    for await (const part of readMultipart(inPieces(bytes, 64), type))
      seen.push(part.fileName ? "file" : await fieldText(part));
    expect(seen).toEqual(["file", "here"]);
  });

  it("says so when the upload breaks off, or is no form", async () => {
    const form = new FormData();
    form.append("file", new Blob(["abcdef"]), "a.csv");
    const { bytes, type } = await encode(form);
    const cut = readAll(bytes.subarray(0, bytes.length - 20), type, 16);
    await expect(cut).rejects.toMatchObject({ code: "invalid", message: /incomplete/ });
    await expect(readAll(bytes, "text/plain", 16)).rejects.toMatchObject({ code: "invalid" });
  });
});
