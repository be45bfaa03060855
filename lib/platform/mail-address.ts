/** Longest address that mail servers must take (RFC 5321). */
const MOST_ADDRESS = 254;
const MOST_NAME = 70;
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+)$/;

/** Why a text is no single mail address that can stand in a header; null when it is one. */
export function addressProblem(text: string): string | null {
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text)) return "Use one line without control characters.";
  if (text.length > MOST_ADDRESS) return `Use at most ${MOST_ADDRESS} characters.`;
  if (/[,;]/.test(text) || (text.match(/@/g)?.length ?? 0) > 1) return "Use one address only.";
  if (/[<>"()]/.test(text)) return "Use only the address, without a name or brackets.";
  if (!ADDRESS.test(text) || /\.\.|^\.|\.@/.test(text)) return "Use one address like name@example.com.";
  return null;
}

/** Why a text can't be the name beside an address; null when it can. "" is no name. */
export function nameProblem(text: string): string | null {
  // Format characters too: they turn around or hide what the reader sees.
  if (/[\p{Cc}\p{Cf}\u2028\u2029]/u.test(text)) return "Use one line without control characters.";
  if (text.length > MOST_NAME) return `Use at most ${MOST_NAME} characters.`;
  if (/@/.test(text))
    return "Use a name without an address in it: the reader would take it for the sender's.";
  if (/[<>"\\]|=\?/.test(text)) return "Use a name without quotes, brackets and backslashes.";
  return null;
}

/** The part after the "@", in lower case. The address was checked. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** A checked name and address as a header shows them: `EasyCall <no-reply@easycall.example>`. */
export const mailbox = ({ name, address }: { name: string; address: string }): string =>
  name ? `${/^[\w .'-]*$/.test(name) ? name : `"${name}"`} <${address}>` : address;
