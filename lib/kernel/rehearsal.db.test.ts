import { expect, it } from "vitest";
import { z } from "zod";
import { db } from "@/db/client";
import { auditLog, customerClasses } from "@/db/schema";
import { adminContext, anonymousContext } from "@/lib/testing/contexts";
import { asClockAt, rehearsal } from "./rehearsal";

const tryIt = rehearsal({
  name: "class.rehearse",
  permission: "customer:read",
  impersonation: "allow",
  input: z.object({ name: z.string() }),
  async run(work, { name }): Promise<{ id: number; actor: string; today: string }> {
    const then = asClockAt(work, new Date("2030-01-01T00:00:00Z"));
    const [row] = await then.tx.insert(customerClasses).values({ name }).returning();
    then.audit.event({ type: "customer_class", id: row?.id ?? null });
    return { id: row?.id ?? 0, actor: then.actor.kind, today: then.today("UTC") };
  },
  reads: (_input, output) => ({ type: "customer_class", id: output.id }),
});

it("answers with what the engine did, keeps nothing of it, and is recorded as a read", async () => {
  const answer = await tryIt(adminContext(db()), { name: "never kept" });
  expect(answer).toMatchObject({ actor: "system", today: "2030-01-01" });
  expect(answer.id).toBeGreaterThan(0);
  expect(await db().select().from(customerClasses)).toEqual([]);
  const log = await db().select().from(auditLog);
  expect(log.map(({ action, kind }) => [action, kind])).toEqual([["class.rehearse", "read"]]);
});

it("is for whoever may look", async () => {
  await expect(tryIt(anonymousContext(db()), { name: "x" })).rejects.toMatchObject({
    code: "unauthenticated",
  });
});
