import { decode, encode } from "next-auth/jwt";
import { REALMS } from "@/lib/kernel/actor";
import { env } from "@/lib/platform/env";
import { sha256Hex } from "@/lib/platform/ids";
import type { Portal } from "./portals";

/** __Host- binds a cookie to this host over HTTPS; plain HTTP (a laptop, a test) can't carry the prefix. */
const secure = (): boolean => env().APP_URL.startsWith("https:");
const named = (name: string): string => (secure() ? `__Host-${name}` : name);

/** Each portal has a cookie of its own, and "log in as" has another: stopping never falls back into a sign-in. */
export const sessionCookie = (portal: Portal): string => named(`trunkline-${portal}`);
export const actingCookie = (portal: Portal): string => named(`trunkline-acting-${portal}`);

export const cookieOptions = () =>
  ({ httpOnly: true, secure: secure(), sameSite: "lax", path: "/" }) as const;

/** The cookie's text: an encrypted JWT that carries one thing, an opaque id which means something only in Postgres. */
export const sealCookie = (name: string, id: string, maxAgeSeconds: number): Promise<string> =>
  encode({ token: { id }, secret: env().AUTH_SECRET, salt: name, maxAge: maxAgeSeconds });

type Opened = { hash: string; until: number };
// What a cookie's text holds never changes, and opening it derives keys anew each time: the last few thousand are kept.
const opened = new Map<string, Opened>();
const MOST_OPENED = 4_000;

async function open(name: string, text: string): Promise<Opened | null> {
  const payload = await decode<{ id?: unknown; exp?: number }>({
    token: text,
    secret: env().AUTH_SECRET,
    salt: name,
  }).catch(() => null);
  if (typeof payload?.id !== "string") return null;
  return { hash: sha256Hex(payload.id), until: (payload.exp ?? 0) * 1000 };
}

/**
 * SHA-256 of the id inside a cookie, as the database knows it; null for anything that is not ours. Says nothing about
 * the session: whether that lives, Postgres is asked every time.
 */
export async function hashInCookie(name: string, text: string | undefined): Promise<string | null> {
  if (!text) return null;
  const key = `${name} ${text}`;
  const known = opened.get(key);
  if (known && Date.now() < known.until) return known.hash;
  const found = await open(name, text);
  if (!found) return null;
  const [oldest] = opened.keys();
  if (opened.size >= MOST_OPENED && oldest !== undefined) opened.delete(oldest);
  opened.set(key, found);
  return found.hash;
}

type WritableJar = { set(name: string, value: string, options: object): unknown };

/** Takes a cookie back. With the attributes it was set with: a browser ignores a bare deletion of a __Host- cookie. */
export const forgetCookie = (jar: WritableJar, name: string): void =>
  void jar.set(name, "", { ...cookieOptions(), maxAge: 0 });

type Jar = { get(name: string): { value: string } | undefined };

/** The session hashes of every portal this browser is signed in to. */
export async function sessionHashes(jar: Jar): Promise<string[]> {
  const hashes = await Promise.all(
    REALMS.map((realm) => hashInCookie(sessionCookie(realm), jar.get(sessionCookie(realm))?.value)),
  );
  return hashes.filter((hash) => hash !== null);
}
