import { z } from "zod";
import { CHARGE_MODELS, PRODUCT_KINDS } from "@/lib/domain/catalog";
import { listSpec } from "@/lib/platform/list-params";

const shared = {
  match: z.enum(["begins", "contains"]),
  archived: z.enum(["no", "yes", "all"]),
  owner: z.coerce.number().int().nonnegative(),
};

/** What the address of a list of products may ask for. */
export const productSpec = listSpec({
  filters: { ...shared, kind: z.enum(PRODUCT_KINDS), planId: z.coerce.number().int().positive() },
  sorts: ["name", "created", "precedence"],
});

/** What the address of a list of plans may ask for. */
export const planSpec = listSpec({
  filters: { ...shared, chargeModel: z.enum(CHARGE_MODELS) },
  sorts: ["name", "created"],
});
