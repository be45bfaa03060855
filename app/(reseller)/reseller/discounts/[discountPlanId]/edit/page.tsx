import type { Metadata } from "next";
import { editDiscountPage } from "@/app/_catalog/discount-pages";
import { updateDiscountPlanAction } from "../../actions";

export const metadata: Metadata = { title: "Edit volume discount plan" };

export default editDiscountPage("reseller", { action: updateDiscountPlanAction });
