import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { resellerEntity } from "./entities";
import { statusAfter } from "./rules/partner-status";
import { lockReseller, saveReseller } from "./store";

/** Shuts a reseller out: its people can no longer sign in or be acted for. Its customers keep their service. */
export const blockReseller = operation({
  name: "reseller.block",
  permission: "reseller:manage",
  impersonation: "deny",
  input: z.object({ resellerId: idInput(), reason: reasonLine() }),
  async run(work, { resellerId, reason }) {
    const before = await lockReseller(work, resellerId);
    const status = statusAfter("block", before.status);
    await saveReseller(work, resellerId, { status });
    work.audit.property(resellerEntity(before), "status", before.status, status, { reason });
    return { resellerId, status };
  },
});
