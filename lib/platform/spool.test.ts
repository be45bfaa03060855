import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { sha256Hex } from "./ids";
import { spool } from "./spool";

const limit = { maxBytes: 10, advice: "Split it." };
async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}
const folder = mkdtempSync(path.join(tmpdir(), "trunkline-spool-test-"));
const left = () => readdirSync(folder);

beforeAll(() => void vi.stubEnv("TMPDIR", folder));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe("a spooled file", () => {
  it("can be read again and again, knows its size and hash, and goes when told", async () => {
    const file = await spool(pieces("abc", "def"), limit);
    for (let n = 0; n < 2; n++) {
      const read: Uint8Array[] = [];
      for await (const chunk of file.read()) read.push(chunk);
      expect(Buffer.concat(read).toString()).toBe("abcdef");
    }
    expect(left()).toHaveLength(1);
    expect(file).toMatchObject({ bytes: 6, sha256: sha256Hex("abcdef") });
    await file.remove();
    expect(left()).toEqual([]);
  });

  it("is refused unread when its size is known, and on the way when it is not, leaving nothing behind", async () => {
    const known = spool(pieces("x"), { maxBytes: 64e6, advice: "Split it.", sizeBytes: 200e6 });
    await expect(known).rejects.toMatchObject({
      code: "limit",
      message: "The file is 200 MB; the limit is 64 MB. Split it.",
    });
    const unknown = spool(pieces("12345", "67890", "!"), limit);
    await expect(unknown).rejects.toMatchObject({ code: "limit" });
    expect(left()).toEqual([]);
  });

  it("leaves nothing behind when the sender breaks off", async () => {
    async function* broken() {
      yield Buffer.from("abc");
      throw new Error("connection lost");
    }
    await expect(spool(broken(), limit)).rejects.toThrow("connection lost");
    expect(left()).toEqual([]);
  });
});
