import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fromForm, typedIn } from "./form";

const form = (...entries: [string, string | File][]): FormData => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};
const input = (...entries: [string, string | File][]) => fromForm(form(...entries)).input;

describe("a form as input", () => {
  it("nests dotted names and keeps values as text", () => {
    expect(input(["name", "Anna"], ["address.city", "Graz"], ["address.zip", "8010"])).toEqual({
      name: "Anna",
      address: { city: "Graz", zip: "8010" },
    });
  });

  it("makes arrays of numbered groups, in order, gaps closed", () => {
    expect(input(["fees.10.fee", "3"], ["fees.2.fee", "1"], ["fees.2.period", "monthly"])).toEqual({
      fees: [{ fee: "1", period: "monthly" }, { fee: "3" }],
    });
    expect(input(["codes.0", "a"], ["codes.1", "b"])).toEqual({ codes: ["a", "b"] });
  });

  it("makes a list only of names that say so; of a plain name that repeats the last counts", () => {
    expect(input(["rights[]", "a"], ["rights[]", "b"])).toEqual({ rights: ["a", "b"] });
    expect(input(["one[]", "a"])).toEqual({ one: ["a"] });
    expect(input(["name", "first"], ["name", "last"])).toEqual({ name: "last" });
  });

  it("leaves out the framework's own fields", () => {
    expect(input(["$ACTION_ID_123", ""], ["$ACTION_KEY", "k"], ["name", "x"])).toEqual({ name: "x" });
  });

  it("takes the idempotency key out, when it is one", () => {
    const key = "3f0c1b0e-8f62-4a5f-9a44-6a5b0b8f8a11";
    expect(fromForm(form(["idempotencyKey", key], ["a", "1"]))).toEqual({
      input: { a: "1" },
      idempotencyKey: key,
    });
    for (const odd of ["short", "x".repeat(256)])
      expect(fromForm(form(["idempotencyKey", odd])).idempotencyKey).toBeUndefined();
  });

  it("keeps files as files", () => {
    const file = new File(["a"], "a.csv");
    const { upload } = input(["upload", file]);
    expect(upload).toBeInstanceOf(File);
  });

  it.each(["__proto__.admin", "a.__proto__.b", "constructor.prototype.x", "a.prototype"])(
    "is not poisoned by %s",
    (name) => {
      expect(input([name, "yes"], ["ok", "1"])).toEqual({ ok: "1" });
      expect(({} as { admin?: string }).admin).toBeUndefined();
    },
  );

  it("survives names that contradict each other", () => {
    expect(input(["a", "text"], ["a.b", "inner"])).toEqual({ a: { b: "inner" } });
    expect(input(["a.b", "inner"], ["a", "text"])).toEqual({ a: "text" });
    expect(input(["a", "text"], ["a[]", "one"])).toEqual({ a: ["one"] });
    expect(input(["a", new File([""], "f")], ["a[]", "one"])).toEqual({ a: ["one"] });
  });

  it("does not follow a name as deep as someone likes", () => {
    expect(input([Array(50_000).fill("a").join("."), "x"], ["ok", "1"])).toEqual({ ok: "1" });
  });
});

describe("what a refused form shows again", () => {
  it("is everything that was typed", () => {
    const typed = { postalCode: "8010", currency: "EUR", currentPlan: "7", repeatEvery: "2", codecs: "g711" };
    expect(typedIn(form(...Object.entries(typed)))).toEqual(typed);
    expect(typedIn(form(["fees.0.code", "A1"], ["passwordHint", "a dog"]))).toEqual({
      "fees.0.code": "A1",
      passwordHint: "a dog",
    });
  });

  it("is no password, no code, no file and nothing of Next's own", () => {
    const secrets: [string, string][] = ["current", "password", "repeat", "code"].map((name) => [
      name,
      "s3cret",
    ]);
    const rest: [string, string | File][] = [
      ["$ACTION_ID_1", ""],
      ["file", new File(["x"], "x.csv")],
    ];
    expect(typedIn(form(...secrets, ...rest, ["login", "anna"]))).toEqual({ login: "anna" });
  });

  it("is a code that its own form calls no secret, like a currency's", () => {
    expect(typedIn(form(["code", "EUR"], ["password", "s3cret"]), ["code"])).toEqual({ code: "EUR" });
  });

  it("leaves out every input for a password or a one-time code there is", () => {
    const inputs = /<(?:PasswordInput|CodeInput)\b|<TextInput[^>]*type="password"/g;
    const files = ["app", "components"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
    );
    const names = files.flatMap((file) => {
      const text = file.endsWith(".tsx") ? readFileSync(file, "utf8") : "";
      return [...text.matchAll(inputs)].map(({ index }) => {
        const [, name] = [...text.slice(0, index).matchAll(/<Field\b[^>]*?\bname="([^"]+)"/g)].at(-1) ?? [];
        return { file, name: name ?? "" };
      });
    });
    expect(names.length).toBeGreaterThan(8);
    for (const { file, name } of names)
      expect({ file, name, shown: typedIn(form([name, "s3cret"])) }).toEqual({ file, name, shown: {} });
  });
});
