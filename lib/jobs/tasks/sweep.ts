import type { Task } from "graphile-worker";
import { sweepIdentity } from "@/lib/domain/identity";
import { jobContext } from "@/lib/transport/job";

/** Clears away what is over: sessions, counters, receipts, kept answers, "log in as" that nobody stopped. */
export const sweep: Task = async () => {
  await sweepIdentity(jobContext("identity.sweep"), {});
};
