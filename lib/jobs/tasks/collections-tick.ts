import type { Task } from "graphile-worker";
import { LOOK_CHUNK, lookChunk } from "@/lib/domain/collections";
import { jobContext } from "@/lib/transport/job";

/** Looks at everyone whose time has come, chunk by chunk. Late or twice, it does the same. */
export const collectionsTick: Task = async (_payload, { abortSignal }) => {
  while (!abortSignal?.aborted) {
    const { looked } = await lookChunk(jobContext("collections.tick"), { size: LOOK_CHUNK });
    if (looked === 0) return;
  }
};
