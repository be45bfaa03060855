import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { senderDomainEntity } from "./entities";
import { deleteSenderDomain, lockSenderDomain } from "./sender-store";

/** Takes a domain off an owner's list. What its classes write goes out as the seller itself from then on. */
export const removeSenderDomain = operation({
  name: "sender_domain.remove",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ domainId: idInput() }),
  async run(work, { domainId }) {
    const row = await lockSenderDomain(work, domainId);
    await deleteSenderDomain(work, domainId);
    const { domain, proof } = row;
    work.audit.event(senderDomainEntity(row), { details: { deleted: { domain, proof } } });
    return { domainId, domain };
  },
});
