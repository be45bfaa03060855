import { forbidden, unauthenticated } from "@/lib/platform/errors";
import { type Actor, isSigned } from "./actor";
import type { Permission } from "./permissions";

/**
 * public: anyone, even before sign-in. self: any signed-in person, on their own sign-in only. system: jobs and
 * commands only.
 */
export type Gate = Permission | "public" | "self" | "system";

export type Guarded = { name: string; permission: Gate; impersonation: "allow" | "deny" };

/**
 * May this actor do this kind of thing at all? Which rows it reaches is a separate question (scope.ts).
 * @throws {DomainError} unauthenticated or forbidden.
 */
export function authorize(actor: Actor, { permission, impersonation }: Guarded): void {
  if (actor.kind === "system") return;
  if (isSigned(actor) && actor.impersonator && impersonation === "deny")
    throw forbidden("This can't be done while you act for someone else.");
  if (permission === "public") return;
  if (permission === "system") throw forbidden();
  if (!isSigned(actor)) throw unauthenticated();
  if (permission === "self") return;
  if (!actor.permissions.has(permission)) throw forbidden();
}
