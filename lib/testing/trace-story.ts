import { sql } from "drizzle-orm";
import { beforeAll } from "vitest";
import { db } from "@/db/client";
import { makeContext } from "@/lib/kernel/context";
import { billAt } from "./billing-clock";
import { subscribed, told } from "./billing-story";
import { adminContext, customerContext } from "./contexts";
import { testWorld, type World } from "./factories";

/** Whom the traces of a file are about; made before the first of them. */
export const traced = {} as { world: World };

export function tellTraces(): void {
  beforeAll(async () => {
    traced.world = await testWorld(db());
    told.estate = traced.world.house;
  });
}

/** Someone of the operator's staff, by name, at a moment. */
export function staff(name: string, moment = "2026-10-20T09:00:00Z") {
  const ctx = adminContext(db(), { now: new Date(moment) });
  const actor = { ...ctx.actor, name, person: { userId: 1, name, login: name, realm: "admin" as const } };
  return makeContext({ ...ctx, actor } as never);
}

export const ownOf = (customerId: number) => ({
  customerId,
  resellerId: told.estate.resellerId,
  distributorId: told.estate.distributorId,
});
export const asCustomer = (customerId: number, moment = "2026-10-20T09:00:00Z") =>
  customerContext(db(), ownOf(customerId), { now: new Date(moment) });

/** John's invoice for September, 100.00, issued on 1 October and due on the 16th. */
export async function september() {
  const { customerId } = await subscribed("100", "2026-09-01");
  await billAt(db(), "2026-10-01T06:00:00Z");
  const { rows } = await db().execute<{ id: string; number: string }>(
    sql`select id, number from invoices where customer_id = ${customerId}`,
  );
  return { customerId, invoiceId: Number(rows[0]?.id), number: rows[0]?.number ?? "" };
}

export const changesOf = (
  events: { label: string; before: string | null; after: string | null; running: string | null }[],
) =>
  events.map(
    ({ label, before, after, running }) => `${label}: ${before ?? "–"} → ${after ?? "–"}, ${running} left`,
  );
