/** How the seller's mail looks: its colour, and how it is named at the foot. */
export type Look = { language: string; sellerName: string; accent: string; foot: readonly string[] };

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Of a seller who chose no colour. */
export const DEFAULT_ACCENT = "#1d4ed8";

const COLOUR = /^#[0-9a-f]{6}$/;

/**
 * What stands around the words of every mail. One column and plain tables, since that is what mail programs agree on; nothing
 * is fetched from anywhere. @param body trusted HTML, its values escaped.
 */
export function framed(body: string, subject: string, { language, sellerName, accent, foot }: Look): string {
  const colour = COLOUR.test(accent) ? accent : DEFAULT_ACCENT;
  const under = foot.filter(Boolean).map(escaped).join("<br>");
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f4f4f5;color:#18181b;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">
<div style="max-width:560px;margin:0 auto;background:#ffffff;border-top:4px solid ${colour};padding:24px">
<p style="margin:0 0 16px;font-weight:600">${escaped(sellerName)}</p>
${body}
</div>
<p style="max-width:560px;margin:12px auto 0;color:#52525b;font-size:13px">${under}</p>
</body>
</html>`;
}
