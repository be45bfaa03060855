import { expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog } from "@/db/schema";
import { cronItems } from "../schedule";
import { tasks } from ".";
import { sweep } from "./sweep";

it("sweeps in the name of the job, and says what it swept", async () => {
  await sweep({}, {} as Parameters<typeof sweep>[1]);
  const [row] = await db().select().from(auditLog);
  expect(row).toMatchObject({
    action: "identity.sweep",
    kind: "system",
    actorRealm: "system",
    actorName: "identity.sweep",
    details: { sessions: 0, receipts: 0, counters: 0, answers: 0, impersonations: 0 },
  });
});

it("is on the schedule, and every scheduled task exists", () => {
  const items = cronItems();
  for (const { task } of items) expect(Object.keys(tasks)).toContain(task);
  expect(items.some(({ task }) => task === "identity.sweep")).toBe(true);
});
