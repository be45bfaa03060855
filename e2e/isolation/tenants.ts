import { readFileSync } from "node:fs";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { Realm } from "@/lib/kernel/actor";
import { sha256Hex } from "@/lib/platform/ids";
import type { IsolationEstate, Someone } from "@/lib/testing/isolation/people";
import { type IsolationWorld, isolationWorld } from "@/lib/testing/isolation/world";
import { actingCookie, sealCookie, sessionCookie } from "@/lib/transport/cookies";

const HOUR = 3600;

/** The two tenants of the matrix, with everyone signed in now, and each "log in as" under way. */
export async function openTenants(): Promise<IsolationWorld> {
  const world = await isolationWorld(db());
  await db().execute(sql`update sessions set created_at = now(), last_seen_at = now(), authenticated_at = now(),
    expires_at = now() + interval '8 hours'`);
  await db().execute(sql`update impersonations set started_at = now(), last_seen_at = now(),
    ends_at = now() + interval '30 minutes', handover_used_at = now()`);
  for (const { mark, impersonationId } of [world.a, world.b, world.house])
    await db().execute(
      sql`update impersonations set token_hash = ${sha256Hex(actingToken(mark))} where id = ${impersonationId}`,
    );
  return world;
}

const actingToken = (mark: string): string => `acting for ${mark}`;
const sealed = async (name: string, id: string) => `${name}=${await sealCookie(name, id, HOUR)}`;

/** What this person's browser would send. In the test world a session's id is the login. */
export const cookieOf = ({ realm, login }: Someone): Promise<string> => sealed(sessionCookie(realm), login);

/** The cookie of another portal around the same session: only the database can tell. */
export const cookieFor = (portal: Realm, { login }: Someone): Promise<string> =>
  sealed(sessionCookie(portal), login);

/** The cookie of the one who acts for this estate's customer. */
export const actingCookieOf = ({ mark }: IsolationEstate): Promise<string> =>
  sealed(actingCookie("customer"), actingToken(mark));

const VALUES: Record<string, (estate: IsolationEstate, world: IsolationWorld) => string | number> = {
  code: () => "USD",
  invariant: () => "I2",
  type: () => "invoice_overdue",
  classId: (estate) => estate.classId,
  roleId: (_, world) => world.customRoleId,
  userId: (estate) => estate.people.customer.userId,
  resellerId: (estate, world) => estate.resellerId || world.a.resellerId,
};
const PLAIN = [
  "customerId",
  "accountId",
  "subscriptionId",
  "planId",
  "productId",
  "distributorId",
  "importId",
  "xdrId",
  "invoiceId",
  "paymentId",
  "disputeId",
  "runId",
  "previewId",
  "taxRegimeId",
  "tariffId",
  "draftId",
  "discountPlanId",
  "groupId",
  "sourceId",
  "fileId",
  "unratedId",
  "recordId",
  "messageId",
  "setId",
] as const;

/** The address of a route for this estate's rows. @throws for a parameter that stands for nothing known here. */
export function fill(route: string, estate: IsolationEstate, world: IsolationWorld): string {
  return route.replace(/\[(\w+)\]/g, (_, name: string) => {
    const plain = PLAIN.find((one) => one === name);
    const value = plain ? estate[plain] : VALUES[name]?.(estate, world);
    if (value === undefined) throw new Error(`say in tenants.ts what [${name}] of ${route} is`);
    return String(value);
  });
}

export type Route = { path: string; portal: Realm; isPage: boolean };

/** Every page and route handler of the build that lies in a portal. */
export function portalRoutes(): Route[] {
  const manifest = JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as Record<
    string,
    string
  >;
  return Object.entries(manifest).flatMap(([file, path]): Route[] => {
    const portal = path.split("/")[1] as Realm;
    if (!["admin", "reseller", "distributor", "customer", "account"].includes(portal)) return [];
    return [{ path, portal, isPage: file.endsWith("/page") }];
  });
}
