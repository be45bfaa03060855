import { describe, expect, it } from "vitest";
import { leaksOf } from "./leaks";

describe("what belongs to someone else", () => {
  it("is found as a mark or as an id, in text, in a number and in a cursor", () => {
    const cursor = Buffer.from('{"id":7000003,"v":1}').toString("base64url");
    for (const found of [
      "canary_b inside",
      "/customers/7000003?x",
      { rows: [{ id: 7_000_003 }] },
      { next: cursor },
    ])
      expect(leaksOf(found, ["b"])).toHaveLength(1);
  });

  it("is not found in names that are drawn by chance", () => {
    const drawn = [
      "$ACTION_ID_7fb5019507b0561ab27119b0c79d3a52837000003876",
      'value="6ad300a1-4ea9-436b-bc63-60db7000003f"',
      '<script nonce="x7000003yAbCdEf">',
      "97000003",
    ];
    for (const text of drawn) expect({ text, leaks: leaksOf(text, ["b"]) }).toEqual({ text, leaks: [] });
  });
});
