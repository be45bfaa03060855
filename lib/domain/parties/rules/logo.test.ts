import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { plainJpeg, plainPng } from "@/lib/testing/pictures";
import { LOGO_MAX_BYTES, logoType } from "./logo";

const refused = (bytes: Buffer) => {
  try {
    logoType(bytes);
  } catch (error) {
    return (error as Error).message;
  }
  return "taken";
};

describe("a logo", () => {
  it("is told by its bytes", () => {
    expect(logoType(plainPng(3, 2))).toBe("image/png");
    expect(logoType(plainJpeg(3, 2))).toBe("image/jpeg");
  });

  it("is a picture that can be drawn, or refused with what to do", () => {
    expect(refused(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toMatch(/PNG or JPEG/);
    expect(refused(Buffer.alloc(0))).toMatch(/Choose/);
    expect(refused(Buffer.alloc(LOGO_MAX_BYTES + 1))).toMatch(/at most 300 kB/);
    expect(refused(plainPng(2001, 1))).toMatch(/2001 × 1 pixels/);
    expect(refused(plainJpeg(1, 3000))).toMatch(/1 × 3000 pixels/);
    expect(refused(plainPng(0, 5))).toMatch(/damaged/);
  });

  it("that is interlaced, has deep colours, ends early or lies about its size is refused", () => {
    const changed = (at: number, value: number) => {
      const bytes = plainPng(3, 2);
      bytes[at] = value;
      return bytes;
    };
    expect(refused(changed(28, 1))).toMatch(/without interlacing/);
    expect(refused(changed(24, 16))).toMatch(/8 bits/);
    expect(refused(changed(23, 9))).toMatch(/damaged/);
    expect(refused(plainPng(3, 2).subarray(0, 50))).toMatch(/damaged/);
    expect(refused(plainPng(3, 2, deflateSync(Buffer.alloc(50_000))))).toMatch(/damaged/);
    expect(refused(plainPng(3, 2, Buffer.from("no zlib")))).toMatch(/damaged/);
  });
});
