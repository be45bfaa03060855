import { z } from "zod";
import { operation } from "@/lib/kernel/operation";
import { noteFundsDays } from "./note-funds-days";
import { lockSubscribers } from "./subscriber";

/** So many customers are looked at in one transaction. */
export const FUNDS_CHUNK = 1_000;

/**
 * Writes down the days up to yesterday on which prepaid customers had no funds, from which credits follow. It looks again
 * under the locks which days were not looked at, so late, twice or at once it writes each day once.
 */
export const noteDaysWithoutFunds = operation({
  name: "subscription.note_days_without_funds",
  permission: "system",
  impersonation: "deny",
  kind: "system",
  input: z.object({ customerIds: z.array(z.number().int().positive()).min(1).max(FUNDS_CHUNK) }),
  async run(work, { customerIds }): Promise<{ customers: number; days: number }> {
    const locked = await lockSubscribers(work, customerIds);
    const noted = await noteFundsDays(work, locked.values());
    const days = noted.reduce((count, one) => count + one.days, 0);
    const done = { customers: noted.length, days };
    work.audit.event({ type: "subscription", id: null }, { details: { looked: locked.size, ...done } });
    return done;
  },
});
