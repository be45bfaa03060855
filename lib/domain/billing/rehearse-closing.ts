import { lockSubscribers } from "@/lib/domain/subscriptions";
import { asClockAt } from "@/lib/kernel/rehearsal";
import type { Work } from "@/lib/kernel/work";
import { type PlainDate, startOfDay, toDate } from "@/lib/platform/time";
import { readBilling } from "./billing-rows";
import { type ClosingOutcome, closeCustomers } from "./close-customers";
import { Unbillable } from "./draft-closing";
import type { Parked } from "./prepare-closing";

/**
 * Part of a rehearsal: what closing these customers' open period would do on the day it ends, by the engine of the bill
 * run. Who can't be billed is named, and the others are done without them.
 */
export async function rehearseClosing(
  work: Work,
  customerIds: readonly number[],
  closing: { closeOn: PlainDate; timeZone: string },
): Promise<ClosingOutcome> {
  const then = asClockAt(work, toDate(startOfDay(closing.closeOn, closing.timeZone)));
  const parked: Parked[] = [];
  let ids = [...customerIds];
  for (;;) {
    try {
      // A savepoint: what was posted before somebody turned out to be unbillable is taken back for all of them.
      const outcome = await then.tx.transaction(async (tx) => {
        const inside: Work = { ...then, tx };
        const subscribers = await lockSubscribers(inside, ids);
        const rows = await readBilling(inside, [...subscribers.keys()]);
        return closeCustomers(inside, {
          rows,
          subscribers,
          closeOn: closing.closeOn,
          runId: null,
          unissued: true,
        });
      });
      return { ...outcome, parked: [...outcome.parked, ...parked] };
    } catch (error) {
      if (!(error instanceof Unbillable)) throw error;
      parked.push(...error.parked);
      const out = new Set(error.parked.map(({ customerId }) => customerId));
      ids = ids.filter((id) => !out.has(id));
    }
  }
}
