import { env } from "@/lib/platform/env";
import { forbidden } from "@/lib/platform/errors";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/** The origins whose forms we accept: our own address; where that is this machine, its other names too. */
export function allowedOrigins(appUrl: string): string[] {
  const own = new URL(appUrl);
  if (!LOOPBACK.includes(own.hostname)) return [own.origin];
  return LOOPBACK.map((host) => `${own.protocol}//${host}${own.port ? `:${own.port}` : ""}`);
}

/**
 * Every request that may change something says where it comes from. Next itself lets actions run without an Origin
 * (security reference, finding 5), so this check is ours.
 * @throws {DomainError} forbidden
 */
export function assertOwnOrigin(origin: string | null): void {
  if (!origin || !allowedOrigins(env().APP_URL).includes(origin))
    throw forbidden("This request did not come from this site. Reload the page and try again.");
}
