import { db } from "@/db/client";
import { type Context, makeContext } from "@/lib/kernel/context";
import { requestId } from "@/lib/platform/ids";

/** A context for a job or a command: no person, every right, and its name in the audit log. */
export const jobContext = (job: string): Context =>
  makeContext({ actor: { kind: "system", job }, db: db(), now: new Date(), requestId: requestId() });
