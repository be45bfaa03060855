import { db } from "@/db/client";
import type { Person } from "@/lib/kernel/actor";
import { type Context, makeContext } from "@/lib/kernel/context";
import type { Permission } from "@/lib/kernel/permissions";
import { requestId } from "@/lib/platform/ids";
import { followers } from "./followers";

/** A context for a job or a command: no person, every right, and its name in the audit log. */
export const jobContext = (job: string): Context =>
  makeContext({
    actor: { kind: "system", job },
    db: db(),
    followers,
    now: new Date(),
    requestId: requestId(),
  });

/**
 * A context for the rest of what an operator started: in that person's name, with just the rights the job needs. That
 * they had them was checked when they started it.
 */
export const startedJobContext = (person: Person, permissions: readonly Permission[]): Context =>
  makeContext({
    actor: { kind: "admin", person, name: person.name, permissions: new Set(permissions) },
    db: db(),
    followers,
    now: new Date(),
    requestId: requestId(),
  });
