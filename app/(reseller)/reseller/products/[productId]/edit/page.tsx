import type { Metadata } from "next";
import { editProductPage } from "@/app/_catalog/product-pages";
import { updateProductAction } from "../../actions";

export const metadata: Metadata = { title: "Edit product" };

export default editProductPage("reseller", { update: updateProductAction });
