export { archivePlan } from "./archive-plan";
export { archiveProduct } from "./archive-product";
export { clonePlan } from "./clone-plan";
export { createPlan } from "./create-plan";
export { createProduct, PRODUCT_KINDS, type ProductKind } from "./create-product";
// Parts for later contexts.
export { planEntity, productEntity } from "./entities";
export { getPlan } from "./get-plan";
export { getProduct } from "./get-product";
export { listPlanChoices } from "./list-plan-choices";
export { listPlans } from "./list-plans";
export { listProductChoices } from "./list-product-choices";
export { listProducts } from "./list-products";
export type { PlanView } from "./plan-view";
export type { ProductView } from "./product-view";
export {
  type KeptDiscountPlan,
  readDestinationGroups,
  readDiscountPlans,
} from "./read-discounts";
export {
  type CustomerRating,
  type ProductRating,
  readCustomerRating,
  readProductRating,
  type ServiceTariffs,
} from "./read-rating";
export { type KeptRate, type KeptTariff, readRevisions, readTariffs } from "./read-tariffs";
export { restorePlan } from "./restore-plan";
export { restoreProduct } from "./restore-product";
export type {
  DestinationGroup,
  DiscountEntry,
  DiscountKind,
  DiscountPeriod,
  DiscountPlanTerms,
  DiscountStep,
} from "./rules/discount-terms";
export {
  BILLING_PERIODS,
  type BillingPeriod,
  CHARGE_MODELS,
  type PlanFee,
  type PlanTerms,
  runningFee,
} from "./rules/plan-terms";
export { describePlan } from "./rules/plan-words";
export { tariffChain } from "./rules/tariff-fit";
export {
  type NumberRules,
  type Rate,
  type TariffTerms,
  USAGE_SERVICES,
  type UsageService,
} from "./rules/tariff-terms";
export { insertPlan, insertProduct } from "./store";
export { updatePlan } from "./update-plan";
export { updateProduct } from "./update-product";
