import { LOOK_CHUNK, lookChunk } from "@/lib/domain/collections";
import type { Context } from "@/lib/kernel/context";
import type { ChunkOptions } from "./chunks";

/**
 * Looks at everyone whose time has come, chunk by chunk, each in a transaction of its own. Cut short anywhere, late or at
 * once with another, it does the same.
 * @param context made anew for each chunk, at its moment.
 */
export async function collectDue(
  context: () => Context,
  { size = LOOK_CHUNK, stopped = () => false }: ChunkOptions = {},
): Promise<void> {
  while (!stopped()) {
    const { looked } = await lookChunk(context(), { size });
    if (looked === 0) return;
  }
}
