import type { Task } from "graphile-worker";
import { jobContext } from "@/lib/transport/job";
import { stoppedBy } from "../chunks";
import { collectDue } from "../collect-due";

/** Looks at everyone whose time has come. Late or twice, it does the same. */
export const collectionsTick: Task = (_payload, { abortSignal }) =>
  collectDue(() => jobContext("collections.tick"), { stopped: stoppedBy(abortSignal) });
