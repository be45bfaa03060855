import { z } from "zod";
import { company } from "@/db/schema";
import { isSigned, seesPersonalData } from "@/lib/kernel/actor";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { forbidden, notFound } from "@/lib/platform/errors";
import { maskName, maskText } from "@/lib/platform/mask";
import { findTarget } from "./impersonation-target";
import { permissionToActAs, ranksBelow } from "./rules/impersonation";

/**
 * Whom "log in as" would act for, before a reason is asked. The start itself checks everything again.
 * @throws {DomainError} forbidden without the right or the rank, not_found outside the actor's tree.
 */
export const getImpersonationTarget = query({
  name: "impersonation.target",
  permission: "self",
  impersonation: "deny",
  input: z.object({ realm: z.enum(["reseller", "distributor", "customer", "account"]), id: idInput() }),
  async run(read, { realm, id }) {
    const { actor } = read;
    if (!isSigned(actor) || !ranksBelow(realm, actor.kind)) throw forbidden("You can't act for this portal.");
    if (!actor.permissions.has(permissionToActAs(realm))) throw forbidden();
    const target = await findTarget(read, actor, realm, id);
    if (!target) throw notFound(realm);
    const [owner] = await read.tx.select({ on: company.impersonationEnabled }).from(company);
    const mask = { customer: maskName, account: maskText, reseller: null, distributor: null }[realm];
    return {
      realm,
      id,
      name: mask && !seesPersonalData(actor) ? mask(target.name) : target.name,
      /** Blocked or closed ones can't be acted for. */
      available: target.available,
      switchedOn: owner?.on ?? false,
      owners: {
        resellerId: target.resellerId,
        distributorId: target.distributorId,
        customerId: target.customerId,
      },
    };
  },
  reads: ({ realm }, { id, name, owners }) => ({ type: realm, id, name, ...owners }),
});
