"use server";

import { archiveProduct, createProduct, restoreProduct, updateProduct } from "@/lib/domain/catalog";
import { formAction } from "@/lib/transport/action";

const productHref = ({ productId }: { productId: number }) => `/reseller/products/${productId}`;

export const createProductAction = formAction("reseller", createProduct, { redirectTo: productHref });
export const updateProductAction = formAction("reseller", updateProduct, { redirectTo: productHref });
export const archiveProductAction = formAction("reseller", archiveProduct, { message: "Archived." });
export const restoreProductAction = formAction("reseller", restoreProduct, { message: "Back on offer." });
