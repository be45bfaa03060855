import { eq } from "drizzle-orm";
import { z } from "zod";
import { HOUSE, resellers } from "@/db/schema";
import { findCompany, ownerInput } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { ownResellerId, visibleAnd } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";

/** What the form for a new customer of an owner proposes: the owner's currency, the company's zone and language. */
export const getCustomerDefaults = query({
  name: "customer.get_defaults",
  permission: "customer:create",
  impersonation: "allow",
  input: z.object({ resellerId: ownerInput() }),
  reads: null,
  async run(read, { resellerId }) {
    const company = await findCompany(read);
    if (!company) throw notFound("company");
    const owner = read.actor.kind === "reseller" ? ownResellerId(read.actor) : resellerId;
    const { timeZone, language, baseCurrency } = company;
    if (owner === HOUSE) return { currency: baseCurrency, timeZone, language };
    const [reseller] = await read.tx
      .select({ currency: resellers.currency })
      .from(resellers)
      .where(visibleAnd(read.actor, "resellers", eq(resellers.id, owner)));
    if (!reseller) throw notFound("reseller");
    return { currency: reseller.currency, timeZone, language };
  },
});
