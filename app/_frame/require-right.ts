import { forbidden } from "@/lib/platform/errors";
import { can, type Permission, type PortalSession } from "@/lib/transport/session";

/**
 * For pages that are only a form: nobody fills one in that would be refused. The operation decides by itself.
 * @throws {DomainError} forbidden.
 */
export function requireRight(session: PortalSession, permission: Permission): void {
  if (!can(session, permission)) throw forbidden();
}

/** A right that nobody may use in somebody else's name: what needs it is shown to those alone who act for themselves. */
export const hasOwnRight = (session: PortalSession, permission: Permission): boolean =>
  !session.acting && can(session, permission);

/** The same for pages that are only a form. @throws {DomainError} forbidden. */
export function requireOwnRight(session: PortalSession, permission: Permission): void {
  if (!hasOwnRight(session, permission)) throw forbidden();
}
