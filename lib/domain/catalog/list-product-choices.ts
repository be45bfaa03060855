import { and, asc, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { products } from "@/db/schema";
import { ownerFilter } from "@/lib/domain/parties";
import { query } from "@/lib/kernel/query";
import { visibleTo } from "@/lib/kernel/scope";
import { PRODUCT_KINDS } from "./create-product";

const MOST = 1000;

/** The products on offer to choose from in a form, of one owner, currency and kind when those are known. */
export const listProductChoices = query({
  name: "product.list_choices",
  permission: "product:read",
  impersonation: "allow",
  input: z.object({
    owner: ownerFilter(),
    currency: z.string().optional(),
    kind: z.enum(PRODUCT_KINDS).optional(),
  }),
  reads: null,
  run: (read, { owner, currency, kind }) =>
    read.tx
      .select({
        id: products.id,
        name: products.name,
        kind: products.kind,
        currency: products.currency,
        planId: products.planId,
      })
      .from(products)
      .where(
        and(
          visibleTo(read.actor, "products"),
          isNull(products.archivedAt),
          owner === undefined ? undefined : eq(products.resellerId, owner),
          currency ? eq(products.currency, currency) : undefined,
          kind && eq(products.kind, kind),
        ),
      )
      .orderBy(asc(products.nameKey))
      .limit(MOST),
});
