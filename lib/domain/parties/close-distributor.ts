import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { distributorEntity } from "./entities";
import { statusAfter } from "./rules/partner-status";
import { lockDistributor, saveDistributor } from "./store";

/** Closes a distributor for good. Its customers stay, with the provider they belong to. */
export const closeDistributor = operation({
  name: "distributor.close",
  permission: "distributor:manage",
  impersonation: "allow",
  input: z.object({ distributorId: idInput(), reason: reasonLine() }),
  async run(work, { distributorId, reason }) {
    const before = await lockDistributor(work, distributorId);
    const status = statusAfter("close", before.status);
    await saveDistributor(work, distributorId, { status, closedAt: work.now });
    work.audit.property(distributorEntity(before), "status", before.status, status, { reason });
    return { distributorId, status };
  },
});
