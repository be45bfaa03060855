import type { Task } from "graphile-worker";
import { jobContext } from "@/lib/transport/job";
import { stoppedBy } from "../chunks";
import { tellCreditMoved } from "../tell-credit";

/** Tells customers who reached their limit, a warning or the end of their funds. Late or twice, it does the same. */
export const tellCreditNow: Task = async (_payload, { abortSignal }) => {
  await tellCreditMoved(() => jobContext("customers.tell_credit"), {
    stopped: stoppedBy(abortSignal),
  });
};
