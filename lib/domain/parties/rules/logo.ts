import { inflateSync } from "node:zlib";
import { invalid } from "@/lib/platform/errors";

export const LOGO_MAX_BYTES = 300_000;
/** Pixels a side: more is no sharper on paper, and costs each drawing. */
const MAX_SIDE = 2_000;

export type LogoType = "image/png" | "image/jpeg";

const KINDS = "Use a PNG or JPEG picture.";
const broken = () => invalid("The picture is damaged. Save it again and send it once more.");
const refuse = (message: string) => invalid(message, { logo: [message] });

function assertSize(width: number, height: number): void {
  if (width < 1 || height < 1) throw broken();
  if (width > MAX_SIDE || height > MAX_SIDE)
    throw refuse(`The picture is ${width} × ${height} pixels. Use at most ${MAX_SIDE} a side.`);
}

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Everything a drawing would trip over is found here, once, and not on every invoice. */
function assertPng(bytes: Buffer): void {
  const data: Buffer[] = [];
  let at = 8;
  let ended = false;
  while (at + 12 <= bytes.length && !ended) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (at + 12 + length > bytes.length) throw broken();
    if (type === "IDAT") data.push(bytes.subarray(at + 8, at + 8 + length));
    ended = type === "IEND";
    at += 12 + length;
  }
  if (!ended || bytes.toString("latin1", 12, 16) !== "IHDR") throw broken();
  const [width, height, depth] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24] ?? 0];
  const channels = CHANNELS[bytes[25] ?? -1];
  assertSize(width, height);
  if (!channels || ![1, 2, 4, 8].includes(depth))
    throw refuse("Save the picture as a PNG with 8 bits a channel.");
  if (bytes[28] !== 0) throw refuse("Save the picture as a PNG without interlacing.");
  const expected = (Math.ceil((width * channels * depth) / 8) + 1) * height;
  let pixels: number;
  try {
    pixels = inflateSync(Buffer.concat(data), { maxOutputLength: expected + 1 }).length;
  } catch {
    throw broken();
  }
  if (pixels !== expected) throw broken();
}

/** Baseline and progressive; everything else about a JPEG is left to whoever shows the PDF. */
function assertJpeg(bytes: Buffer): void {
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) throw broken();
    const marker = bytes[at + 1] ?? 0;
    const length = bytes.readUInt16BE(at + 2);
    if (length < 2) throw broken();
    if (marker >= 0xc0 && marker <= 0xc2) {
      assertSize(bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
      if (![1, 3, 4].includes(bytes[at + 9] ?? 0)) throw broken();
      return;
    }
    at += 2 + length;
  }
  throw broken();
}

/**
 * What kind of picture this is, told from its own bytes and never from its name.
 * @throws {DomainError} invalid for anything that can't be drawn on an invoice; limit is `LOGO_MAX_BYTES`.
 */
export function logoType(bytes: Buffer): LogoType {
  if (bytes.length === 0) throw refuse("Choose a picture.");
  if (bytes.length > LOGO_MAX_BYTES) throw refuse(`Use a picture of at most ${LOGO_MAX_BYTES / 1000} kB.`);
  if (bytes.subarray(0, 8).equals(Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]))) {
    if (bytes.length < 33) throw broken();
    assertPng(bytes);
    return "image/png";
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8) {
    assertJpeg(bytes);
    return "image/jpeg";
  }
  throw refuse(KINDS);
}
