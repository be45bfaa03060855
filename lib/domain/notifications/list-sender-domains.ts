import { asc, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { resellers, senderDomains } from "@/db/schema";
import { findCompany } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { proofRecord } from "./rules/sender-records";
import { domainIn, type SenderProof } from "./sender-store";

export type SenderDomainItem = {
  id: number;
  domain: string;
  resellerId: number;
  /** Null for the company's own. */
  ownerName: string | null;
  /** What is to be published to show whose it is. */
  record: { name: string; value: string };
  addedAt: Date;
  verifiedAt: Date | null;
  proof: SenderProof | null;
  /** Who said so, and why; "" for all but operators. */
  verifiedBy: string;
  note: string;
  /** Classes of its owner that write in its name. */
  classes: number;
};

/** More than anybody adds by hand. */
const MOST = 500;

/** Domains in sight, those that wait to be verified first; and the company's own address for operators. Names no customer. */
export const listSenderDomains = query({
  name: "sender_domain.list",
  permission: "notification:read",
  impersonation: "allow",
  input: z.object({}),
  reads: null,
  async run(read): Promise<{ domains: SenderDomainItem[]; companyAddress: string }> {
    const operator = read.actor.kind === "admin" || read.actor.kind === "system";
    const classes: SQL<number> = sql`(select count(*)::int from class_notifications k
      where k.reseller_id = "sender_domains"."reseller_id" and ${domainIn(sql`k.from_address`)} = "sender_domains"."domain")`;
    const rows = await read.tx
      .select({ row: senderDomains, ownerName: resellers.name, classes })
      .from(senderDomains)
      .innerJoin(resellers, eq(resellers.id, senderDomains.resellerId))
      .where(visibleTo(read.actor, "senderDomains"))
      .orderBy(
        sql`${senderDomains.verifiedAt} is not null`,
        asc(senderDomains.domain),
        senderDomains.resellerId,
      )
      .limit(MOST);
    const company = operator ? await findCompany(read) : null;
    return {
      companyAddress: company?.email ?? "",
      domains: rows.map(({ row: { token, addedBy: _, proof, ...row }, ownerName, classes }) => ({
        ...row,
        ownerName: ownerName || null,
        record: proofRecord(row.domain, token),
        proof: proof as SenderProof | null,
        verifiedBy: operator ? row.verifiedBy : "",
        note: operator ? row.note : "",
        classes,
      })),
    };
  },
});
