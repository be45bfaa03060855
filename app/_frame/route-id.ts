import { notFound } from "@/lib/platform/errors";

/** The id in an address. @throws {DomainError} not_found for anything else: such a page does not exist. */
export function routeId(text: string | undefined, what: string): number {
  if (!text || !/^[1-9]\d{0,15}$/.test(text)) throw notFound(what);
  return Number(text);
}
