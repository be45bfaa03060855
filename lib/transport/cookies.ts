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

/** SHA-256 of the id inside a cookie, as the database knows it; null for anything that is not ours. */
export async function hashInCookie(name: string, text: string | undefined): Promise<string | null> {
  if (!text) return null;
  const payload = await decode<{ id?: unknown }>({
    token: text,
    secret: env().AUTH_SECRET,
    salt: name,
  }).catch(() => null);
  return typeof payload?.id === "string" ? sha256Hex(payload.id) : null;
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
