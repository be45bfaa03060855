import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { imports } from "@/db/schema";
import {
  bytes,
  countOf,
  ctx,
  emptyCompany,
  headerLine,
  mapping,
  receive,
  sample,
} from "@/lib/testing/import-trial";
import { receiveImport, saveMapping, startImport } from "./index";

emptyCompany();

describe("a file that can't be read", () => {
  it.each<[string, string | Uint8Array, object, RegExp]>([
    ["empty", "", {}, /^The file is empty\.$/],
    ["only a header", `${headerLine}\n`, {}, /a header and no rows/],
    ["blank lines", "\n\n", {}, /no header line/],
    [
      "another encoding",
      Buffer.from("id,name\n1,Zo\xeb\n", "latin1"),
      {},
      /not UTF-8 text \(byte \d+\).*CSV UTF-8/,
    ],
    ["UTF-16", Buffer.from("\ufeffid,name\n1,a\n", "utf16le"), {}, /UTF-16/],
    ["a wrong delimiter", "id;name\n1;a\n", { delimiter: "," }, /With a comma as the delimiter.*semicolon/],
    [
      "a spreadsheet",
      Buffer.from([0x50, 0x4b, 3, 4, ...Array(300).fill(7)]),
      {},
      /spreadsheet or an archive/,
    ],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 65, 66, 10]), {}, /not text|UTF/],
    ["a repeated column", "id,name,id\n1,a,2\n", {}, /“id” stands twice/],
    ["an open quote", 'id,name\n1,"a\n2,b\n', {}, /never closed/],
    [
      "a bad byte far below",
      Buffer.concat([Buffer.from(sample), Buffer.from([0xff, 0xfe])]),
      {},
      /not UTF-8/,
    ],
  ])("%s: one clear message, and nothing is staged", async (_what, content, options, message) => {
    await expect(receive(content, options)).rejects.toMatchObject({ code: "invalid", message });
    expect(await countOf(imports)).toBe(0);
    expect((await db().execute(sql`select from import_rows`)).rowCount).toBe(0);
  });

  it("too large: refused unread when its size is known, and on the way when it is not", async () => {
    const message = "The file is 200 MB; the limit is 64 MB. Split it, or raise IMPORT_MAX_MB.";
    await expect(receive("id\n1\n", { sizeBytes: 200_000_000 })).rejects.toMatchObject({
      code: "limit",
      message,
    });
    const piece = Buffer.alloc(1_000_000, "a,b,c\n");
    const endless = bytes(...Array<Uint8Array>(66).fill(piece));
    const refused = receiveImport(ctx(), { source: endless, fileName: "big.csv" });
    await expect(refused).rejects.toMatchObject({
      code: "limit",
      message: "The file is larger than 64 MB; the limit is 64 MB. Split it, or raise IMPORT_MAX_MB.",
    });
    expect(await countOf(imports)).toBe(0);
  });

  it("an upload that breaks off leaves nothing behind", async () => {
    async function* broken() {
      yield Buffer.from(sample.slice(0, 900));
      throw new Error("connection lost");
    }
    const lost = receiveImport(ctx(), { source: broken(), fileName: "customers.csv" });
    await expect(lost).rejects.toThrow("connection lost");
    expect(await countOf(imports)).toBe(0);
  });

  it("with a column the mapping needs missing: says which, and what comes near", async () => {
    const { importId } = await receive(sample.replace("customerID", "Customer id"));
    await expect(saveMapping(ctx(), { importId, mapping })).rejects.toMatchObject({
      code: "invalid",
      fields: { "": ["The file has no column “customerID” (did you mean “Customer id”?)."] },
    });
    await expect(startImport(ctx(), { importId })).rejects.toMatchObject({ code: "conflict" });
  });
});
