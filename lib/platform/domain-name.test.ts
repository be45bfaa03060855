import { describe, expect, it } from "vitest";
import { asciiDomain } from "./domain-name";

describe("a domain", () => {
  it.each([
    ["easycall.example", "easycall.example"],
    ["EasyCall.Example", "easycall.example"],
    ["easycall.example.", "easycall.example"],
    ["mail.easycall.example", "mail.easycall.example"],
    ["café.example", "xn--caf-dma.example"],
    ["xn--caf-dma.example", "xn--caf-dma.example"],
  ])("%s is written as %s", (text, ascii) => expect(asciiDomain(text)).toBe(ascii));

  it("with a Cyrillic letter is another one than the one it looks like", () =>
    expect(asciiDomain("eаsycall.example")).toBe("xn--esycall-2fg.example"));

  it.each([
    ["nothing", ""],
    ["one label", "localhost"],
    ["an address", "a@easycall.example"],
    ["a web address", "https://easycall.example"],
    ["a path", "easycall.example/x"],
    ["a port", "easycall.example:80"],
    ["an IP address", "127.0.0.1"],
    ["a short IP address", "127.1"],
    ["an encoded letter", "%61.example"],
    ["an invisible letter", "easy\u200bcall.example"],
    ["a soft hyphen", "easy\u00adcall.example"],
    ["a blank", "easy call.example"],
    ["a line break", "easycall.example\r\nBcc: x"],
    ["two dots", "easycall..example"],
    ["two dots at the end", "easycall.example.."],
    ["a hyphen in front", "-easycall.example"],
    ["an underscore", "_dmarc.example"],
    ["a star", "*.example"],
    ["a label that is too long", `${"a".repeat(64)}.example`],
    ["a name that is too long", `${"a.".repeat(120)}example`],
    ["broken punycode", "xn--.example"],
  ])("is not one with %s", (_, text) => expect(asciiDomain(text)).toBeNull());
});
