import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { senderDomains } from "@/db/schema";
import { realPerson } from "@/lib/kernel/actor";
import { type ConstraintMessages, explaining } from "@/lib/kernel/constraints";
import { visibleAnd } from "@/lib/kernel/scope";
import type { Reader, Work } from "@/lib/kernel/work";
import { conflict, notFound } from "@/lib/platform/errors";

export type SenderDomainRow = typeof senderDomains.$inferSelect;
/** How somebody knows that a domain is its owner's. */
export type SenderProof = "dns" | "hand" | "migration";

const TAKEN: ConstraintMessages = {
  sender_domains_name: { field: "domain", message: "This domain is on the list already." },
};

/** The person, or the job, as the list names them. */
export const nameOf = ({ actor }: Reader): string =>
  realPerson(actor)?.name ?? (actor.kind === "system" ? actor.job : "");

/** The domain of an address in SQL, as `domainOf` has it. */
export const domainIn = (address: SQL): SQL => sql`lower(substring(${address} from '[^@]*$'))`;

/**
 * Whether an owner may write in the name of an address, in SQL: its domain is verified for that very owner, or an operator
 * gave it as the reseller's own address, or as one of the domain that the company has its own at.
 */
export const mayWriteAs = (resellerId: SQL, address: SQL): SQL => sql`(
  exists (select from sender_domains d
    where d.reseller_id = ${resellerId} and d.domain = ${domainIn(address)} and d.verified_at is not null)
  or exists (select from resellers own
    where own.id = ${resellerId} and own.id <> 0 and lower(own.email) = lower(${address}))
  or exists (select from company house
    where ${resellerId} = 0 and ${domainIn(sql`house.email`)} = ${domainIn(address)}))`;

/** `mayWriteAs` for one address. */
export async function findMayWriteAs(read: Reader, resellerId: number, address: string): Promise<boolean> {
  const allowed = mayWriteAs(sql`${resellerId}::bigint`, sql`${address}::text`);
  const { rows } = await read.tx.execute<{ allowed: boolean }>(sql`select ${allowed} as allowed`);
  return rows[0]?.allowed === true;
}

/** Names of an owner's verified domains. The caller has found the owner in the actor's sight. */
export async function readVerified(read: Reader, resellerId: number): Promise<string[]> {
  const rows = await read.tx
    .select({ domain: senderDomains.domain })
    .from(senderDomains)
    .where(and(eq(senderDomains.resellerId, resellerId), isNotNull(senderDomains.verifiedAt)))
    .orderBy(senderDomains.domain)
    .limit(20);
  return rows.map(({ domain }) => domain);
}

/** A domain in the actor's sight. @throws {DomainError} not_found; conflict when it is verified already. */
export async function findUnverified(read: Reader, domainId: number): Promise<SenderDomainRow> {
  const where = visibleAnd(read.actor, "senderDomains", eq(senderDomains.id, domainId));
  const [row] = await read.tx.select().from(senderDomains).where(where);
  if (!row) throw notFound("sender domain");
  return unverified(row);
}

/** @throws {DomainError} conflict. */
export function unverified(row: SenderDomainRow): SenderDomainRow {
  if (row.verifiedAt) throw conflict(`${row.domain} is verified already.`);
  return row;
}

/** @throws {DomainError} not_found when absent or out of sight. */
export async function lockSenderDomain(work: Work, domainId: number): Promise<SenderDomainRow> {
  const where = visibleAnd(work.actor, "senderDomains", eq(senderDomains.id, domainId));
  const [row] = await work.tx.select().from(senderDomains).where(where).for("update");
  if (!row) throw notFound("sender domain");
  return row;
}

/** @throws {DomainError} conflict when the owner has it on the list. */
export const insertSenderDomain = (
  work: Work,
  values: { domain: string; resellerId: number; token: string },
): Promise<SenderDomainRow> =>
  explaining(TAKEN, async () => {
    const [row] = await work.tx
      .insert(senderDomains)
      .values({ ...values, addedAt: work.now, addedBy: nameOf(work) })
      .returning();
    if (!row) throw new Error("an insert returned no row");
    return row;
  });

/** Says of a locked domain that it is its owner's from now on. @param note why, where somebody says so. */
export const markVerified = (work: Work, domainId: number, proof: SenderProof, note = "") =>
  work.tx
    .update(senderDomains)
    .set({ verifiedAt: work.now, verifiedBy: nameOf(work), proof, note })
    .where(eq(senderDomains.id, domainId));

export const deleteSenderDomain = (work: Work, domainId: number) =>
  work.tx.delete(senderDomains).where(eq(senderDomains.id, domainId));
