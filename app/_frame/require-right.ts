import { forbidden } from "@/lib/platform/errors";
import { can, type Permission, type PortalSession } from "@/lib/transport/session";

/**
 * For pages that are only a form: nobody fills one in that would be refused. The operation decides by itself.
 * @throws {DomainError} forbidden.
 */
export function requireRight(session: PortalSession, permission: Permission): void {
  if (!can(session, permission)) throw forbidden();
}

/** The same for what nobody may do in somebody else's name. @throws {DomainError} forbidden. */
export function requireOwnRight(session: PortalSession, permission: Permission): void {
  if (session.acting) throw forbidden();
  requireRight(session, permission);
}
