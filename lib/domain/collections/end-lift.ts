import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { conflict } from "@/lib/platform/errors";
import { debtorEntity } from "./entities";
import { lockDebtor } from "./lock-debtor";
import { lookAgain } from "./look-part";
import { saveDecision } from "./store";

/** Ends a lift before its day: what the invoices say counts again at once. */
export const endLift = operation({
  name: "collection.end_lift",
  permission: "collection:manage",
  impersonation: "deny",
  input: z.object({ customerId: idInput(), reason: reasonLine() }),
  async run(work, { customerId, reason }) {
    const debtor = await lockDebtor(work, customerId);
    if (debtor.liftedUntil === null) throw conflict("No suspension of this customer is lifted.");
    await saveDecision(work, customerId, { liftedUntil: null });
    work.audit.property(debtorEntity(debtor), "suspensionLiftedUntil", debtor.liftedUntil, null, { reason });
    await lookAgain(work, [customerId]);
    return { customerId };
  },
});
