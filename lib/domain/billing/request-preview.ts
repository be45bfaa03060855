import { sql } from "drizzle-orm";
import { z } from "zod";
import { billPreviews } from "@/db/schema";
import type { SignedActor } from "@/lib/kernel/actor";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { runEntity } from "./entities";
import { runKeyInput } from "./run-key";
import { dueIn } from "./run-rows";

export const BILL_PREVIEW_TASK = "billing.preview";

/** Asks for a dry run: the real engine works through the run and keeps nothing of it. */
export const requestPreview = operation({
  name: "bill_run.request_preview",
  permission: "bill_run:manage",
  impersonation: "deny",
  input: z.object(runKeyInput),
  async run(work, key) {
    const { rows } = await work.tx.execute<{ customers: number }>(
      sql`select count(*)::int as customers from customer_billing b where ${dueIn(key)}`,
    );
    const customers = rows[0]?.customers ?? 0;
    if (customers === 0) throw conflict("Nobody is due in this run.");
    const requestedBy = (work.actor as Partial<SignedActor>).person?.name ?? "";
    const [preview] = await work.tx
      .insert(billPreviews)
      .values({ ...key, customers, requestedBy, createdAt: work.now, progressAt: work.now })
      .returning({ id: billPreviews.id });
    if (!preview) throw new Error("insert returned no row");
    work.enqueue({
      name: BILL_PREVIEW_TASK,
      payload: { previewId: preview.id },
      jobKey: `bill-preview:${preview.id}`,
    });
    work.audit.event(runEntity({ ...key, id: null }), { details: { previewId: preview.id, customers } });
    return { previewId: preview.id };
  },
});
