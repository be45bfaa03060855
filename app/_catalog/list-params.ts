import { z } from "zod";
import { CHARGE_MODELS, PRODUCT_KINDS, RATE_TIMES, USAGE_SERVICES } from "@/lib/domain/catalog";
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

/** What the address of a list of tariffs may ask for. */
export const tariffSpec = listSpec({
  filters: { ...shared, service: z.enum(USAGE_SERVICES) },
  sorts: ["name", "created"],
});

/** What the address of a rate table may ask for. */
export const rateSpec = listSpec({
  filters: { when: z.enum(RATE_TIMES), at: z.string().max(40) },
  sorts: ["prefix"],
});

/** What the address of the changes of a rate table may ask for: the newest first, nothing else. */
export const uploadSpec = listSpec({ filters: {}, sorts: ["id"], defaultDir: "desc" });

/** What the address of a list of volume discount plans may ask for. */
export const discountSpec = listSpec({ filters: shared, sorts: ["name", "created"] });

/** What the address of a list of destination groups may ask for. */
export const groupSpec = listSpec({
  filters: { match: shared.match, owner: shared.owner },
  sorts: ["name"],
});
