"use server";

import { archiveProduct, createProduct, restoreProduct, updateProduct } from "@/lib/domain/catalog";
import { formAction } from "@/lib/transport/action";

const productHref = ({ productId }: { productId: number }) => `/admin/products/${productId}`;

export const createProductAction = formAction("admin", createProduct, { redirectTo: productHref });
export const updateProductAction = formAction("admin", updateProduct, { redirectTo: productHref });
export const archiveProductAction = formAction("admin", archiveProduct, { message: "Archived." });
export const restoreProductAction = formAction("admin", restoreProduct, { message: "Back on offer." });
