import { z } from "zod";
import type { Realm } from "@/lib/kernel/actor";
import { line, requiredLine } from "@/lib/kernel/input";
import { isPermission, type Permission, permissionsOf } from "@/lib/kernel/permissions";
import { invalid } from "@/lib/platform/errors";

/** What a form says of a role; a form without any tick sends no list at all. */
export const roleTerms = {
  name: requiredLine(60),
  description: line(200).default(""),
  permissions: z.array(z.string().refine(isPermission, "This is no permission.")).max(200).default([]),
};

/** @throws {DomainError} invalid for a right that roles of this realm can't have. */
export function fittingPermissions(realm: Realm, wanted: readonly string[]): Permission[] {
  const possible = permissionsOf(realm);
  const given = new Set(wanted);
  if ([...given].some((right) => !(possible as string[]).includes(right)))
    throw invalid("Some of these rights do not exist for this portal. Reload the page and try again.");
  return possible.filter((right) => given.has(right));
}
