import { z } from "zod";
import { assertCurrencyActive, currencyCode, ownerForNew, ownerInput } from "@/lib/domain/parties";
import { operation } from "@/lib/kernel/operation";
import { assertDiscountFits } from "./discount-part";
import { productEntity } from "./entities";
import { productTerms } from "./input";
import { assertPlanFits } from "./product-plan";
import { insertProduct, saveProductTariffs } from "./store";
import { assertServiceTariffsFit, tariffWords } from "./tariff-part";

export const PRODUCT_KINDS = ["main", "addon"] as const;
export type ProductKind = (typeof PRODUCT_KINDS)[number];

/** Precedence settles which add-on wins; a main product is overridden by every add-on and has none. */
export const precedenceOf = (kind: string, typed: number): number => (kind === "addon" ? typed : 0);

/** Creates a main product or an add-on. Its kind, owner and currency are fixed from then on. */
export const createProduct = operation({
  name: "product.create",
  permission: "product:manage",
  impersonation: "allow",
  input: z.object({
    ...productTerms,
    kind: z.enum(PRODUCT_KINDS, "Choose what kind of product it is."),
    currency: currencyCode(),
    resellerId: ownerInput(),
  }),
  async run(work, { resellerId: wanted, tariffs, ...values }) {
    const resellerId = await ownerForNew(work, wanted);
    await assertCurrencyActive(work, values.currency);
    const user = { resellerId, currency: values.currency };
    if (values.planId) await assertPlanFits(work, values.planId, user);
    if (values.discountPlanId) await assertDiscountFits(work, values.discountPlanId, user);
    await assertServiceTariffsFit(work, tariffs, user);
    const terms = { ...values, resellerId, precedence: precedenceOf(values.kind, values.precedence) };
    const row = await insertProduct(work, { ...terms, createdAt: work.now });
    await saveProductTariffs(work, row, tariffs);
    work.audit.created(productEntity(row), { ...terms, ...tariffWords(tariffs) });
    return { productId: row.id, name: row.name };
  },
});
