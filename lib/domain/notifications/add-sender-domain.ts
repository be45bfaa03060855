import { z } from "zod";
import { ownerForNew, ownerInput } from "@/lib/domain/parties";
import { operation } from "@/lib/kernel/operation";
import { asciiDomain } from "@/lib/platform/domain-name";
import { randomToken } from "@/lib/platform/ids";
import { senderDomainEntity } from "./entities";
import { insertSenderDomain } from "./sender-store";

const domainInput = () =>
  z.string().transform((text, issues) => {
    const domain = asciiDomain(text.trim());
    if (domain) return domain;
    issues.addIssue({ code: "custom", message: "Use a domain alone, like example.com." });
    return z.NEVER;
  });

/** Puts a domain on an owner's list. Nothing goes out in its name before it is verified. */
export const addSenderDomain = operation({
  name: "sender_domain.add",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ domain: domainInput(), resellerId: ownerInput() }),
  async run(work, { domain, resellerId: wanted }) {
    const resellerId = await ownerForNew(work, wanted);
    const row = await insertSenderDomain(work, { domain, resellerId, token: randomToken(18) });
    work.audit.created(senderDomainEntity(row), { domain });
    return { domainId: row.id, domain };
  },
});
