import type { Metadata } from "next";
import { productsPage } from "@/app/_catalog/product-pages";
import { saveListViewAction } from "../../list-actions";

export const metadata: Metadata = { title: "Products" };

export default productsPage({ portal: "admin", saveView: saveListViewAction });
