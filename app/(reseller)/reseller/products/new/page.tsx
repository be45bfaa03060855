import type { Metadata } from "next";
import { newProductPage } from "@/app/_catalog/product-pages";
import { createProductAction } from "../actions";

export const metadata: Metadata = { title: "New product" };

export default newProductPage("reseller", { create: createProductAction });
