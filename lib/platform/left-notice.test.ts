import { describe, expect, it } from "vitest";
import { decodeNotice, noticeCookie, noticeIn, plainNotice, writeNotice } from "./left-notice";

describe("a notice left for the next page", () => {
  it("is found among other cookies, in its own words", () => {
    const text = "2 subscriptions closed; fee: 10 % of “Büro”";
    const jar = `theme=dark; ${noticeCookie(false)}=${encodeURIComponent(text)}; sidebar=open`;
    expect(noticeIn(jar, false)).toEqual({ tone: "good", text });
  });

  it("keeps whether it is good news", () => {
    const notice = { tone: "bad" as const, text: "The payment failed" };
    expect(decodeNotice(encodeURIComponent(writeNotice(notice)))).toEqual(notice);
    expect(decodeNotice("!")).toBeNull();
  });

  it.each(["", "theme=dark", "x-trunkline-notice=Forged", "trunkline-notice=", "trunkline-notice=%E0%A4%A"])(
    "is nothing where there is none, or nobody can read it: %s",
    (jar) => expect(noticeIn(jar, false)).toBeNull(),
  );

  it("over HTTPS is only the one that no other host can write", () => {
    expect(noticeIn("trunkline-notice=Forged", true)).toBeNull();
    expect(noticeIn("trunkline-notice=Forged; __Host-trunkline-notice=Saved.", true)).toEqual({
      tone: "good",
      text: "Saved.",
    });
  });

  it("is one line of a bounded length, whatever was sent", () => {
    expect(plainNotice("Saved.\r\nSet-Cookie: a=b\u2028more\u202e")).toBe("Saved. Set-Cookie: a=b more");
    expect(plainNotice("x".repeat(5000))).toHaveLength(300);
    expect(plainNotice(" \u0000\n ")).toBeNull();
    expect(decodeNotice(null)).toBeNull();
  });
});
