import { z } from "zod";
import { idInput, reasonLine } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { senderDomainEntity } from "./entities";
import { lockSenderDomain, markVerified, unverified } from "./sender-store";

/** Says that a domain is its owner's without asking DNS: an operator knows it, or this installation sees no DNS. */
export const confirmSenderDomain = operation({
  name: "sender_domain.confirm",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ domainId: idInput(), reason: reasonLine() }),
  async run(work, { domainId, reason }) {
    const row = unverified(await lockSenderDomain(work, domainId));
    await markVerified(work, domainId, "hand", reason);
    work.audit.property(senderDomainEntity(row), "proof", null, "hand", { reason });
    return { domainId, domain: row.domain };
  },
});
