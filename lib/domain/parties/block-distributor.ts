import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { distributorEntity } from "./entities";
import { statusAfter } from "./rules/partner-status";
import { lockDistributor, saveDistributor } from "./store";

/** Shuts a distributor out: its people can no longer sign in, sell or collect. Its customers keep their service. */
export const blockDistributor = operation({
  name: "distributor.block",
  permission: "distributor:manage",
  impersonation: "allow",
  input: z.object({ distributorId: idInput(), reason: reasonLine() }),
  async run(work, { distributorId, reason }) {
    const before = await lockDistributor(work, distributorId);
    const status = statusAfter("block", before.status);
    await saveDistributor(work, distributorId, { status });
    work.audit.property(distributorEntity(before), "status", before.status, status, { reason });
    return { distributorId, status };
  },
});
