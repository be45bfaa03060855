import type { Metadata } from "next";
import { editProductPage } from "../../../../../_catalog/product-pages";
import { updateProductAction } from "../../actions";

export const metadata: Metadata = { title: "Edit product" };

export default editProductPage("reseller", { update: updateProductAction });
