import { toString as draw } from "qrcode";

/** A QR code as one SVG document, dark on white in every theme: cameras need the contrast. */
export const qrSvg = (text: string): Promise<string> =>
  draw(text, { type: "svg", errorCorrectionLevel: "M", margin: 2 });
