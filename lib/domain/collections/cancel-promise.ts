import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { debtorEntity } from "./entities";
import { lockDebtor } from "./lock-debtor";
import { lookAgain } from "./look-part";
import { saveDecision } from "./store";

/** Takes a promise out again: collection goes on at once. */
export const cancelPromise = operation({
  name: "collection.cancel_promise",
  permission: "collection:manage",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const debtor = await lockDebtor(work, customerId);
    if (debtor.promiseUntil === null) throw conflict("This customer has promised nothing.");
    await saveDecision(work, customerId, { promiseUntil: null, promiseAmount: null });
    work.audit.property(debtorEntity(debtor), "promiseToPay", debtor.promiseUntil, null, { reason });
    await lookAgain(work, [customerId]);
    return { customerId };
  },
});
