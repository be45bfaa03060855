export { activateSubscription } from "./activate-subscription";
export { addSubscription } from "./add-subscription";
export { adjustSubscription } from "./adjust-subscription";
export { cancelClosing } from "./cancel-closing";
export { closeAccount } from "./close-account";
export { closeCustomer } from "./close-customer";
export type { ClosedLine } from "./close-part";
export { type ClosedSubscriptions, closeSubscriptions } from "./close-subscriptions";
export { customerSubscriptionTotals } from "./customer-subscription-totals";
export { deleteSubscription } from "./delete-subscription";
export {
  type AccountsSubscriptions,
  getAccountsSubscriptions,
  SUBSCRIPTION_STATUSES,
} from "./get-accounts-subscriptions";
export { type FeeExplanation, getSubscription, type SubscriptionDetail } from "./get-subscription";
export {
  type InsertedSubscription,
  type InsertOptions,
  insertSubscriptions,
  type NewSubscription,
  subscriptionProblems,
} from "./insert-subscriptions";
export type { SubscriptionLine } from "./lines";
export { listSubscriptionChoices } from "./list-subscription-choices";
export { RECOMPUTE_FEES_TASK, recomputeSubscriptionFees } from "./recompute-subscription-fees";
export { removeAdjustment } from "./remove-adjustment";
export { removePromotion } from "./remove-promotion";
// Rules for later contexts: billing closes the periods that fees are worked out for.
export { lastDayOf, nthPeriod, type Period, periodOf } from "./rules/periods";
export { shareOf } from "./rules/proration";
export type { SubscriberView } from "./subscriber-view";
export { type SubscriptionStatistics, subscriptionStatistics } from "./subscription-statistics";
export type { StatusCounts, SubscriptionTotal, SumTerm } from "./totals";
export { updateCustomerTerms } from "./update-customer-terms";
