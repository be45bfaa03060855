import type { Task } from "graphile-worker";
import { jobContext } from "@/lib/transport/job";
import { stoppedBy } from "../chunks";
import { payAutomatically, settleUnknown, tellOfExpiringCards } from "../payments";

/** What payments do by the clock: learn what became of those nobody knows of, pay what is due, and tell whose card expires. Twice does the same. */
export const paymentsTick: Task = async (_payload, { abortSignal }) => {
  const stopped = stoppedBy(abortSignal);
  await settleUnknown(() => jobContext("payments.janitor"), { stopped });
  await payAutomatically(() => jobContext("payments.tick"), { stopped });
  await tellOfExpiringCards(() => jobContext("payments.tick"), { stopped });
};
