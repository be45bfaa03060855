import { expect, it } from "vitest";
import { qrSvg } from "./qr";

it("draws one SVG without script or anything from elsewhere", async () => {
  const svg = await qrSvg("otpauth://totp/Trunkline:anna?secret=JBSWY3DPEHPK3PXP&issuer=Trunkline");
  expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/);
  expect(svg.match(/<svg/g)).toHaveLength(1);
  expect(svg).not.toMatch(/<script|href|<image|on\w+=/i);
});

it("draws different texts differently", async () => {
  expect(await qrSvg("a")).not.toBe(await qrSvg("b"));
});
