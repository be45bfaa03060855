import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { customers } from "@/db/schema";
import { idInput, positiveAmount } from "@/lib/kernel/input";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { notFound } from "@/lib/platform/errors";
import { type Money, roundTo } from "@/lib/platform/money";
import { findRegime } from "./get-tax-regime";
import { DEFAULT_TERMS, readBillingTerms, readExemptions } from "./read-terms";
import { computeTaxes, type TaxTerms } from "./rules/tax";
import type { TaxRegime } from "./rules/tax-regime";
import { taxCategoryInput } from "./tax-input";

/** What an amount costs with its taxes, rounded as its invoice would be. */
export type TaxEstimate = {
  prices: TaxRegime["prices"];
  amount: Money;
  category: string;
  lines: { taxId: number; name: string; rate: string; base: Money; amount: Money }[];
  net: Money;
  tax: Money;
  total: Money;
};

const what = { amount: positiveAmount(), category: taxCategoryInput().prefault("") };

function estimate(given: { amount: Money; category: string }, terms: TaxTerms): TaxEstimate {
  const { decimals, method } = terms.precision;
  const amount = roundTo(given.amount, decimals, method);
  const { lines, net, tax, total } = computeTaxes([{ category: given.category, amount }], terms);
  return {
    prices: terms.regime.prices,
    amount,
    category: given.category,
    lines: lines.map(({ category: _, ...line }) => line),
    net,
    tax,
    total,
  };
}

/** The taxes on an amount for one customer: by its class, without what it is exempt from. Nothing is posted. */
export const estimateTaxes = query({
  name: "invoice.estimate_taxes",
  permission: "invoice:read",
  impersonation: "allow",
  input: z.object({ customerId: idInput(), ...what }),
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

/** The taxes on an amount by one regime, to the cent, for who sets it up. */
export const estimateRegime = query({
  name: "tax_regime.estimate",
  permission: "settings:read",
  impersonation: "allow",
  input: z.object({ taxRegimeId: idInput(), ...what }),
  reads: null,
  async run(read, { taxRegimeId, ...given }): Promise<TaxEstimate> {
    const { prices, taxes } = await findRegime(read, taxRegimeId);
    return estimate(given, {
      regime: { prices, taxes },
      precision: DEFAULT_TERMS.precision,
      exemptions: [],
    });
  },
});
