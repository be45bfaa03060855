import { expect, it } from "vitest";
import { csvResponse } from "./route";

it("a large file arrives whole, however slowly it is read", async () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => [n, `ñandú ${n}`]);
  const { body } = csvResponse("rows.csv", ["id", "name"], rows);
  const reader = body?.getReader();
  const pieces: Uint8Array[] = [];
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) break;
    pieces.push(next.value);
    if (pieces.length < 5) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const text = Buffer.concat(pieces).toString("utf8");
  expect(text.split("\r\n").length).toBe(20_002);
  expect(text).toContain("19999,ñandú 19999");
});
