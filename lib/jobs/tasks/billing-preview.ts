import type { Task } from "graphile-worker";
import { z } from "zod";
import { jobContext } from "@/lib/transport/job";
import { workOnPreview } from "../bill-preview";

const payload = z.object({ previewId: z.number() });

/** Makes the dry run of a bill run that someone asked for. */
export const previewBillRun: Task = async (given) => {
  const { previewId } = payload.parse(given);
  await workOnPreview(() => jobContext("billing.preview"), previewId);
};
