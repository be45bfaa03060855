import { describe, expect, it } from "vitest";
import { addressProblem, domainOf, mailbox, nameProblem } from "./mail-address";

describe("an address", () => {
  it.each([
    "a@b.co",
    "no-reply@easycall.example",
    "first.last+tag@sub.example.com",
    `${"a".repeat(64)}@b.co`,
  ])("%s is one", (text) => expect(addressProblem(text)).toBeNull());

  it.each([
    ["a line break", "a@b.co\r\nBcc: all@b.co", /control/],
    ["a bare line feed", "a@b.co\n", /control/],
    ["a null byte", "a\0@b.co", /control/],
    ["a Unicode line break", "a@b.co\u2028Bcc: x", /control/],
    ["two addresses", "a@b.co, c@d.co", /one address only/],
    ["two with a semicolon", "a@b.co;c@d.co", /one address only/],
    ["two signs", "a@b@c.co", /one address only/],
    ["a name with it", "Eve <a@b.co>", /without a name/],
    ["a comment", "a(x)@b.co", /without a name/],
    ["one that is too long", `a@${"b".repeat(300)}.co`, /254/],
    ["a local part that is too long", `${"a".repeat(65)}@b.co`, /like name@/],
    ["no domain", "a@localhost", /like name@/],
    ["letters that look like others", "a@exаmple.com", /like name@/],
    ["two dots", "a..b@c.co", /like name@/],
    ["nothing", "", /like name@/],
    ["a blank in it", "a b@c.co", /like name@/],
  ])("with %s is refused", (_, text, says) => expect(addressProblem(text)).toMatch(says));
});

describe("a name beside an address", () => {
  it.each(["", "EasyCall", "São João Telecom", "Smith & Sons, Ltd."])("may be “%s”", (text) =>
    expect(nameProblem(text)).toBeNull(),
  );

  it.each([
    ["a line break", "EasyCall\r\nBcc: x", /control/],
    ["an address in it", "security@bank.example", /without an address/],
    ["a closing bracket", "EasyCall> <x", /quotes, brackets/],
    ["a quote", 'Easy" Call', /quotes, brackets/],
    ["text turned around", "lla\u202Eelpmaxe", /control/],
    ["an encoded word", "=?utf-8?q?x?=", /quotes, brackets/],
    ["71 characters", "x".repeat(71), /70/],
  ])("is refused with %s", (_, text, says) => expect(nameProblem(text)).toMatch(says));
});

it("names the domain, and writes both together", () => {
  expect(domainOf("a@Sub.Example.com")).toBe("sub.example.com");
  expect(mailbox({ name: "EasyCall", address: "a@b.co" })).toBe("EasyCall <a@b.co>");
  expect(mailbox({ name: "Smith & Sons, Ltd.", address: "a@b.co" })).toBe('"Smith & Sons, Ltd." <a@b.co>');
  expect(mailbox({ name: "", address: "a@b.co" })).toBe("a@b.co");
});
