import { eq } from "drizzle-orm";
import { z } from "zod";
import { billPreviews } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { notFound } from "@/lib/platform/errors";

/** Keeps how far a dry run has come, and in the end what it found, or why it stopped. */
export const savePreview = operation({
  name: "bill_run.save_preview",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({
    previewId: idInput(),
    state: z.enum(["running", "finished", "failed"]),
    done: z.number().int(),
    result: z.unknown(),
    error: z.string().default(""),
  }),
  async run(work, { previewId, state, done, result, error }) {
    const [row] = await work.tx
      .update(billPreviews)
      .set({ state, done, result, error, progressAt: work.now })
      .where(eq(billPreviews.id, previewId))
      .returning({ id: billPreviews.id });
    if (!row) throw notFound("preview");
    work.audit.event({ type: "bill_run", id: null }, { details: { previewId, state, done } });
    return { previewId };
  },
});
