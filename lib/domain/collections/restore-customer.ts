import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { debtorEntity } from "./entities";
import { lockDebtor } from "./lock-debtor";
import { lookAgain } from "./look-part";
import { restorableUntil } from "./restorable-until";
import { endStops, forgetTermination, saveDecision } from "./store";

/**
 * Gives a provisionally terminated customer services back, within the days of its class. What is still collected counts
 * again at once: who owes as before is suspended, not terminated, until the ladder comes to its end anew.
 */
export const restoreCustomer = operation({
  name: "collection.restore_customer",
  permission: "collection:manage",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const debtor = await lockDebtor(work, customerId);
    const last = await restorableUntil(work, debtor);
    if (last === null) throw conflict("This customer is not terminated.");
    const today = work.today(debtor.zone);
    if (today > last) throw conflict(`This customer could be restored until ${last}. Close it instead.`);
    await endStops(work, [{ customerId, kind: "terminated", day: today, reason: "restored" }]);
    await saveDecision(work, customerId, { terminatedAt: null });
    await forgetTermination(work, customerId);
    work.audit.property(debtorEntity(debtor), "terminated", true, false, { reason });
    await lookAgain(work, [customerId]);
    return { customerId };
  },
});
