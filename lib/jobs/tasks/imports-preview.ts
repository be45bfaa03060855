import type { Task } from "graphile-worker";
import { z } from "zod";
import { makePreview } from "@/lib/domain/imports";
import { jobContext } from "@/lib/transport/job";
import { recordFailure } from "../import-batches";

const payload = z.object({ importId: z.number() });
const NAME = "imports.preview";

/** Makes the dry run that someone asked for. */
export const previewImport: Task = async (given) => {
  const { importId } = payload.parse(given);
  try {
    await makePreview(jobContext(NAME), { importId });
  } catch (error) {
    await recordFailure(importId, NAME, error);
  }
};
