import { eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import { plans, products, resellers } from "@/db/schema";
import type { Reader } from "@/lib/kernel/work";
import type { ProductKind } from "./create-product";
import type { ProductRow } from "./store";

type Names = {
  /** Null when the company itself manages it. */
  ownerName: string | null;
  planName: string | null;
};
export type RawProduct = ProductRow & Names;
/** A product as lists and pages show it. */
export type ProductView = Omit<RawProduct, "nameKey" | "kind"> & { kind: ProductKind };

/** Products with the names of their owner and plan; a part of the list and of the single view. */
export const selectProducts = (read: Reader, where: SQL | undefined) =>
  read.tx
    .select({
      ...getTableColumns(products),
      ownerName: sql<string | null>`nullif(${resellers.name}, '')`,
      planName: plans.name,
    })
    .from(products)
    .innerJoin(resellers, eq(resellers.id, products.resellerId))
    .leftJoin(plans, eq(plans.id, products.planId))
    .where(where);

export const shownProduct = ({ nameKey: _, ...row }: RawProduct): ProductView => row as ProductView;
