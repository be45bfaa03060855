export { addRate } from "./add-rate";
export { archiveDiscountPlan } from "./archive-discount-plan";
export { archivePlan } from "./archive-plan";
export { archiveProduct } from "./archive-product";
export { archiveTariff } from "./archive-tariff";
export { clonePlan } from "./clone-plan";
export { createDestinationGroup } from "./create-destination-group";
export { createDiscountPlan } from "./create-discount-plan";
export { createPlan } from "./create-plan";
export { createProduct, PRODUCT_KINDS, type ProductKind } from "./create-product";
export { createTariff } from "./create-tariff";
export { deleteDestinationGroup } from "./delete-destination-group";
export { assertDiscountFits } from "./discount-part";
export { endRate } from "./end-rate";
// Parts for later contexts.
export { planEntity, productEntity } from "./entities";
export { exportRates } from "./export-rates";
export { type FoundRate, findRate } from "./find-rate";
export { getDestinationGroup } from "./get-destination-group";
export { getDiscountPlan } from "./get-discount-plan";
export { getPlan } from "./get-plan";
export { getProduct } from "./get-product";
export { getTariff } from "./get-tariff";
export { serviceTariffs } from "./input";
export { type GroupItem, listDestinationGroups } from "./list-destination-groups";
export { listDiscountChoices } from "./list-discount-choices";
export { type DiscountEntryView, type DiscountPlanView, listDiscountPlans } from "./list-discount-plans";
export { listGroupChoices } from "./list-group-choices";
export { listPlanChoices } from "./list-plan-choices";
export { listPlans } from "./list-plans";
export { listProductChoices } from "./list-product-choices";
export { listProducts } from "./list-products";
export { listRateHistory } from "./list-rate-history";
export { listRateUploads, type RateUpload } from "./list-rate-uploads";
export { listRates, RATE_TIMES, type RateItem } from "./list-rates";
export { listTariffChoices } from "./list-tariff-choices";
export { listTariffs, type TariffView } from "./list-tariffs";
export type { PlanView } from "./plan-view";
export { previewRates } from "./preview-rates";
export type { ProductView } from "./product-view";
export { RATE_FILE_LIMIT } from "./rate-file";
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
export { restoreDiscountPlan } from "./restore-discount-plan";
export { restorePlan } from "./restore-plan";
export { restoreProduct } from "./restore-product";
export { restoreTariff } from "./restore-tariff";
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
export { QUANTITY_UNITS, writeQuantity } from "./rules/quantity-words";
export { tariffChain } from "./rules/tariff-fit";
export {
  type NumberRules,
  type Rate,
  type TariffTerms,
  USAGE_SERVICES,
  type UsageService,
} from "./rules/tariff-terms";
export { receiveRates, stageRates } from "./stage-rates";
export { insertPlan, insertProduct } from "./store";
export { RATE_MODES } from "./tariff-input";
export { assertServiceTariffsFit, tariffWords } from "./tariff-part";
export { updateDestinationGroup } from "./update-destination-group";
export { updateDiscountPlan } from "./update-discount-plan";
export { updatePlan } from "./update-plan";
export { updateProduct } from "./update-product";
export { updateTariff } from "./update-tariff";
export { uploadRates } from "./upload-rates";
