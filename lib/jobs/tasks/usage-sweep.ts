import type { Task } from "graphile-worker";
import { listStalledFiles, reviveFile } from "@/lib/domain/usage";
import { env } from "@/lib/platform/env";
import { jobContext } from "@/lib/transport/job";
import { sweepFolders } from "../watched-folders";

/** Takes up files whose process was killed, and what lies in the folders of watched sources. */
export const sweepUsage: Task = async () => {
  const ctx = jobContext("usage.sweep");
  for (const fileId of await listStalledFiles(ctx, {})) await reviveFile(ctx, { fileId });
  const dir = env().USAGE_WATCH_DIR;
  if (dir) await sweepFolders(() => jobContext("usage.watch"), dir);
};
