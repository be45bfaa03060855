import type { Database } from "@/db/client";
import { todayIn } from "@/lib/platform/time";
import type { Actor } from "./actor";
import type { Followers } from "./events";

declare const made: unique symbol;

/** Everything a request is: who, when, from where. Only the session loader, the job runner and tests make one. */
export type Context = {
  readonly [made]: true;
  readonly actor: Actor;
  readonly db: Database;
  /** What later contexts do in the transaction of an earlier one's operation. */
  readonly followers: Followers;
  /** The request's moment; rules and writes use this, never the wall clock. */
  readonly now: Date;
  readonly requestId: string;
  readonly portal: string;
  readonly ip: string;
  readonly userAgent: string;
  /** Hash of the session id behind the request; "" for jobs and anonymous callers. */
  readonly sessionHash: string;
  readonly idempotencyKey?: string;
};

export type ContextParts = Pick<Context, "actor" | "db" | "followers" | "now" | "requestId"> &
  Partial<Pick<Context, "portal" | "ip" | "userAgent" | "sessionHash" | "idempotencyKey">>;

/** dependency-cruiser lets only lib/transport, lib/jobs, lib/testing and scripts import this file's maker. */
export const makeContext = (parts: ContextParts): Context =>
  ({ portal: "", ip: "", userAgent: "", sessionHash: "", ...parts }) as Context;

/** The calendar date in a zone at the request's moment. */
export const today = (ctx: Pick<Context, "now">, zone: string): string => todayIn(ctx.now, zone);
