import type { Metadata } from "next";
import { productPage } from "@/app/_catalog/product-pages";
import { archiveProductAction, restoreProductAction } from "../actions";

export const metadata: Metadata = { title: "Product" };

export default productPage("admin", { archive: archiveProductAction, restore: restoreProductAction });
