import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { resellerEntity } from "./entities";
import { statusAfter } from "./rules/partner-status";
import { lockReseller, saveReseller } from "./store";

/** Lets a blocked reseller in again. */
export const unblockReseller = operation({
  name: "reseller.unblock",
  permission: "reseller:manage",
  impersonation: "deny",
  input: z.object({ resellerId: idInput(), reason: reasonLine() }),
  async run(work, { resellerId, reason }) {
    const before = await lockReseller(work, resellerId);
    const status = statusAfter("unblock", before.status);
    await saveReseller(work, resellerId, { status });
    work.audit.property(resellerEntity(before), "status", before.status, status, { reason });
    return { resellerId, status };
  },
});
