import type { Task } from "graphile-worker";
import { listStalledImports, reviveImport } from "@/lib/domain/imports";
import { jobContext } from "@/lib/transport/job";

/** Takes up imports whose process was killed: the queue alone would leave a dead worker's job locked for hours. */
export const sweepImports: Task = async () => {
  const ctx = jobContext("imports.sweep");
  for (const importId of await listStalledImports(ctx, {})) await reviveImport(ctx, { importId });
};
