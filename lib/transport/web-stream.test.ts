import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { webStream } from "./web-stream";

const bytes = (pieces: AsyncIterable<string> | Iterable<string>) =>
  Readable.from(pieces, { objectMode: false });

describe("a stream of bytes as a response sends it", () => {
  it("comes whole", async () => {
    expect(await new Response(webStream(bytes(["a,b\n", "ä,2\n"]))).text()).toBe("a,b\nä,2\n");
  });

  it("tells the reader when its source fails", async () => {
    const failing = bytes(
      (async function* () {
        yield "a\n";
        throw new Error("the database went away");
      })(),
    );
    await expect(new Response(webStream(failing)).text()).rejects.toThrow("the database went away");
  });

  it("ends its source, and nothing else, when the reader leaves while a piece is on its way", async () => {
    const source = bytes(
      (async function* () {
        yield "a\n";
        await sleep(20);
        yield "b\n";
      })(),
    );
    const reader = webStream(source).getReader();
    await reader.read();
    const next = reader.read();
    await reader.cancel();
    expect((await next).done).toBe(true);
    await sleep(40);
    expect(source.destroyed).toBe(true);
  });
});
