import type { Metadata } from "next";
import { newDiscountPage } from "@/app/_catalog/discount-pages";
import { createDiscountPlanAction } from "../actions";

export const metadata: Metadata = { title: "New volume discount plan" };

export default newDiscountPage("admin", { action: createDiscountPlanAction });
