import { db } from "@/db/client";
import type { Actor } from "@/lib/kernel/actor";
import { type Context, makeContext } from "@/lib/kernel/context";
import { requestId } from "@/lib/platform/ids";
import { followers } from "./followers";

/** Headers middleware sets for the rest of the request; whatever a client sends under these names is dropped there. */
export const INTERNAL = {
  request: "x-trunkline-request",
  receipt: "x-trunkline-receipt",
  /** The path with its query. */
  path: "x-trunkline-path",
  notice: "x-trunkline-notice",
  nonce: "x-nonce",
} as const;

type HeaderBag = { get(name: string): string | null };

/** The address the nearest trusted hop saw: our own server writes the last one (scripts/serve). */
const addressIn = (headers: HeaderBag): string =>
  headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 60) ?? "";

const knownRequest = (text: string | null): string =>
  text && /^[0-9a-f-]{36}$/.test(text) ? text : requestId();

/** A context for this request. What it may do is decided by `actor` alone. */
export const contextFor = (
  headers: HeaderBag,
  actor: Actor,
  parts: { portal?: string; sessionHash?: string; idempotencyKey?: string } = {},
): Context =>
  makeContext({
    actor,
    db: db(),
    followers,
    now: new Date(),
    requestId: knownRequest(headers.get(INTERNAL.request)),
    ip: addressIn(headers),
    userAgent: headers.get("user-agent")?.slice(0, 300) ?? "",
    ...parts,
  });

/** A context for what the program does by itself within a request: no person, and its name in the audit log. */
export const systemFor = (headers: HeaderBag, job: string): Context =>
  contextFor(headers, { kind: "system", job });
