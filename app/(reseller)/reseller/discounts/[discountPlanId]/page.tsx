import type { Metadata } from "next";
import { discountPage } from "@/app/_catalog/discount-pages";
import { archiveDiscountPlanAction, restoreDiscountPlanAction } from "../actions";

export const metadata: Metadata = { title: "Volume discount plan" };

export default discountPage("reseller", {
  archive: archiveDiscountPlanAction,
  restore: restoreDiscountPlanAction,
});
