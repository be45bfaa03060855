import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { customers } from "@/db/schema";
import { idInput } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { estimate, estimatedInput, type TaxEstimate } from "./estimate-part";
import { DEFAULT_TERMS, readBillingTerms, readExemptions } from "./read-terms";

/** The taxes on an amount for one customer: by its class, without what it is exempt from. Nothing is posted. */
export const estimateTaxes = query({
  name: "invoice.estimate_taxes",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput(), ...estimatedInput }),
  reads: null,
  async run(read, { customerId, ...given }): Promise<TaxEstimate> {
    const [customer] = await read.tx
      .select({ classId: customers.classId })
      .from(customers)
      .where(and(eq(customers.id, customerId), visibleTo(read.actor, "customers")));
    if (!customer) throw notFound("customer");
    const terms = (await readBillingTerms(read, [customer.classId])).get(customer.classId) ?? DEFAULT_TERMS;
    const exemptions = (await readExemptions(read, [customerId])).get(customerId) ?? [];
    return estimate(given, { regime: terms.regime, precision: terms.precision, exemptions });
  },
});
