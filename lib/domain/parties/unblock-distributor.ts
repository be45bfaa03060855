import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { distributorEntity } from "./entities";
import { statusAfter } from "./rules/partner-status";
import { lockDistributor, saveDistributor } from "./store";

/** Lets a blocked distributor in again. */
export const unblockDistributor = operation({
  name: "distributor.unblock",
  permission: "distributor:manage",
  impersonation: "allow",
  input: z.object({ distributorId: idInput(), reason: reasonLine() }),
  async run(work, { distributorId, reason }) {
    const before = await lockDistributor(work, distributorId);
    const status = statusAfter("unblock", before.status);
    await saveDistributor(work, distributorId, { status });
    work.audit.property(distributorEntity(before), "status", before.status, status, { reason });
    return { distributorId, status };
  },
});
