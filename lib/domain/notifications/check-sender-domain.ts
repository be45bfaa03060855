import { z } from "zod";
import { idInput } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { DnsFailure, ownResolver, type TxtResolver, txtRecords } from "@/lib/platform/dns";
import { invalid, unavailable } from "@/lib/platform/errors";
import { senderDomainEntity } from "./entities";
import { dmarcSays, isProven, proofRecord, spfSays } from "./rules/sender-records";
import { findUnverified, lockSenderDomain, markVerified, unverified } from "./sender-store";

const unanswered = (name: string, { message }: DnsFailure) =>
  unavailable(
    `DNS gave no answer for ${name}: ${message}. Nothing was changed. Try again later, or confirm the domain by hand.`,
  );

/** What is said beside the proof; without an answer, nothing. */
const aside = (resolver: TxtResolver, name: string, says: (records: string[]) => string): Promise<string> =>
  txtRecords(resolver, name).then(says, () => "");

async function lookUp(resolver: TxtResolver, { domain, token }: { domain: string; token: string }) {
  const { name, value } = proofRecord(domain, token);
  try {
    const [records, spf, dmarc] = await Promise.all([
      txtRecords(resolver, name),
      aside(resolver, domain, spfSays),
      aside(resolver, `_dmarc.${domain}`, dmarcSays),
    ]);
    return { proven: isProven(records, value), name, mail: [spf, dmarc].filter(Boolean).join(" ") };
  } catch (error) {
    if (error instanceof DnsFailure) throw unanswered(name, error);
    throw error;
  }
}

/** The operation, with whom it asks. */
export const checkingWith = (resolver: () => TxtResolver) =>
  operation({
    name: "sender_domain.check",
    permission: "settings:manage",
    impersonation: "deny",
    recordsRefusals: true,
    input: z.object({ domainId: idInput() }),
    // Before a connection is taken: DNS may take its time, or not answer at all.
    prepare: async (read, { domainId }) => lookUp(resolver(), await findUnverified(read, domainId)),
    async run(work, { domainId }, { proven, name, mail }) {
      const row = unverified(await lockSenderDomain(work, domainId));
      if (!proven)
        throw invalid(
          `${name} has no TXT record with that value yet. New records can take hours to be seen; check again then. ${mail}`.trim(),
        );
      await markVerified(work, domainId, "dns");
      work.audit.property(senderDomainEntity(row), "proof", null, "dns", { details: { record: name } });
      return { domainId, domain: row.domain, mail };
    },
  });

/**
 * Looks in DNS for the record that shows whose a domain is, and marks the domain as verified if it is there. Only when somebody
 * asks: nothing looks by itself.
 * @throws {DomainError} invalid where there is no such record, which is recorded; unavailable where DNS gave no answer.
 */
export const checkSenderDomain = checkingWith(ownResolver);
