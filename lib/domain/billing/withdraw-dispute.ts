import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { endDispute, lockDispute } from "./dispute-part";

/** Takes a dispute back before it is decided: its amount is to be paid again. */
export const withdrawDispute = operation({
  name: "dispute.withdraw",
  permission: "dispute:open",
  impersonation: "allow",
  input: z.object({ disputeId: idInput() }),
  async run(work, { disputeId }) {
    const locked = await lockDispute(work, disputeId);
    await endDispute(work, locked, { state: "withdrawn" });
    return { disputeId };
  },
});
