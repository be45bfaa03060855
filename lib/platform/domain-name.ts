import { domainToASCII } from "node:url";

/** So long that a name of ours can still stand before it (253 in all, RFC 1035). */
const MOST = 230;
const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?!\\d+$)${LABEL}$`);

/**
 * A domain as DNS and mail headers have it: lower case, letters beyond ASCII as punycode ("xn--…"), without the dot at the
 * end. Letters that only look like others make another name, and are seen to. @returns null for what is no domain.
 */
export function asciiDomain(text: string): string | null {
  // Before the conversion, which would drop what is invisible, decode "%61" and cut off a path.
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return null;
  const ascii = domainToASCII(text).replace(/\.$/, "");
  return ascii.length <= MOST && DOMAIN.test(ascii) ? ascii : null;
}
