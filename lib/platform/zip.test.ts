import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { zipped } from "./zip";

const bytes = (text: string) => new TextEncoder().encode(text);

it("an archive holds every file as it was given, each sent before the next is asked for", async () => {
  const asked: string[] = [];
  async function* files() {
    for (const name of ["a.pdf", "b.pdf", "ñ.pdf"]) {
      asked.push(name);
      yield { name, bytes: bytes(`content of ${name}`) };
    }
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of zipped(files())) {
    if (pieces.length === 0) expect(asked).toEqual(["a.pdf"]);
    pieces.push(piece);
  }
  const found = unzipSync(new Uint8Array(Buffer.concat(pieces)));
  expect(Object.fromEntries(Object.entries(found).map(([name, data]) => [name, strFromU8(data)]))).toEqual({
    "a.pdf": "content of a.pdf",
    "b.pdf": "content of b.pdf",
    "ñ.pdf": "content of ñ.pdf",
  });
});

it("an archive of nothing is an archive", async () => {
  const pieces: Uint8Array[] = [];
  for await (const piece of zipped([])) pieces.push(piece);
  expect(unzipSync(new Uint8Array(Buffer.concat(pieces)))).toEqual({});
});
