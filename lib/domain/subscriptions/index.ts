// A part for usage.
export { activateOnFirstUse } from "./activate-on-first-use";
export { activateSubscription } from "./activate-subscription";
export { addSubscription } from "./add-subscription";
export { adjustSubscription } from "./adjust-subscription";
export { auditCharges } from "./audit-charges";
export { cancelClosing } from "./cancel-closing";
export { changePlan, type PlanChanged } from "./change-plan";
// A part for billing: charges what is due of any number of customers.
export { type ChargeOutcome, chargeDue, type Unchargeable } from "./charge-due";
export { chargeFees, type FeesCharged } from "./charge-fees";
export type { MoneyLine } from "./charge-lines";
export { closeAccount } from "./close-account";
export { closeAllOf } from "./close-all-part";
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
export { listFundsDue } from "./list-funds-due";
export { listSubscriptionChoices } from "./list-subscription-choices";
export { FUNDS_CHUNK, noteDaysWithoutFunds } from "./note-days-without-funds";
export { pauseSubscription } from "./pause-subscription";
export { RECOMPUTE_FEES_TASK, recomputeSubscriptionFees } from "./recompute-subscription-fees";
export { removeAdjustment } from "./remove-adjustment";
export { removePromotion } from "./remove-promotion";
export { resumeSubscription } from "./resume-subscription";
export type {
  Charge,
  ChargeComponent,
  ChargeState,
  ChargeTerms,
} from "./rules/charge-terms";
export { afterCharges, type ChargeMoment, chargesDue } from "./rules/charges-due";
export type { ChargedFee, Credit } from "./rules/credits";
export { type EffectiveFee, effectiveFee } from "./rules/effective-fee";
// Rules for later contexts: billing closes the periods that fees are worked out for.
export { lastDayOf, nthPeriod, type Period, periodOf } from "./rules/periods";
export { type PlanChange, type PlanChangeFacts, planChange } from "./rules/plan-change";
export { prepaidShortfall, type Shortfall } from "./rules/prepaid-shortfall";
export { shareOf } from "./rules/proration";
export { refundsForFinish } from "./rules/refunds-due";
export { type Unavailable, type UnavailableCause, waiversDue } from "./rules/waivers";
// Parts for billing: customers as their fees and dates see them, locked in id order.
export { customerIdOf, getSubscriber, lockSubscriber, lockSubscribers, type Subscriber } from "./subscriber";
export type { SubscriberView } from "./subscriber-view";
export { type SubscriptionStatistics, subscriptionStatistics } from "./subscription-statistics";
export type { StatusCounts, SubscriptionTotal, SumTerm } from "./totals";
export { updateCustomerTerms } from "./update-customer-terms";
