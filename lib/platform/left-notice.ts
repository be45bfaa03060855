/**
 * The sentence an action leaves for the page it leads to ("2 subscriptions closed"), in a cookie of a few seconds that
 * the browser's script may read: it holds nothing but what the page is about to show, and is only ever shown as text.
 */
export const NOTICE_SECONDS = 30;

const NAME = "trunkline-notice";
const LONGEST = 300;

/** Over HTTPS the prefix keeps neighbouring hosts from writing it. */
export const noticeCookie = (secure: boolean): string => (secure ? `__Host-${NAME}` : NAME);

/** What may be shown of a text that came in from outside: one line of a bounded length; null when nothing is left. */
export function plainNotice(text: string | null | undefined): string | null {
  const line = (text ?? "")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return line === "" ? null : line.slice(0, LONGEST);
}

/** What is said, and whether it is good news: a payment can be tried, and fail. */
export type LeftNotice = { tone: "good" | "bad"; text: string };

const BAD = "!";

/** A notice as the text that its cookie carries. */
export const writeNotice = ({ tone, text }: LeftNotice): string => (tone === "bad" ? `${BAD}${text}` : text);

/** A notice as cookies and headers carry it, readable again; null for what is no notice. */
export function decodeNotice(encoded: string | null | undefined): LeftNotice | null {
  try {
    const said = decodeURIComponent(encoded ?? "");
    const bad = said.startsWith(BAD);
    const text = plainNotice(bad ? said.slice(BAD.length) : said);
    return text === null ? null : { tone: bad ? "bad" : "good", text };
  } catch {
    return null;
  }
}

/** The notice in a `document.cookie`. */
export function noticeIn(cookies: string, secure: boolean): LeftNotice | null {
  const start = `${noticeCookie(secure)}=`;
  const found = cookies.split("; ").find((one) => one.startsWith(start));
  return decodeNotice(found?.slice(start.length));
}
