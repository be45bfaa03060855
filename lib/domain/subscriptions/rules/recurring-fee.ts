import type { BillingPeriod } from "@/lib/domain/catalog";
import * as money from "@/lib/platform/money";
import type { FeeTerms } from "./fee-terms";
import { fullFee } from "./full-fee";
import { periodOf } from "./periods";

export type RecurringTerms = Pick<
  FeeTerms,
  "planFees" | "adjustments" | "customerDiscountPercent" | "decimals" | "rounding"
> & { billingPeriod: BillingPeriod };

const ANY_DAY = "2000-01-01";

/**
 * What a whole period costs once everything temporary is over: no promotions, and of the adjustments only those
 * without an end, whenever they begin. Stored beside the subscription (`recurringFee`) so that a base of any size can
 * be summed in SQL; `recurringFeeSql` says the same in SQL, and a test holds them together.
 * @throws {DomainError} conflict when the plan has no fee for the billing period.
 */
export function recurringFee(terms: RecurringTerms): money.Money {
  const lasting = terms.adjustments.filter(({ endsOn }) => (endsOn ?? null) === null);
  const full = fullFee(
    {
      ...terms,
      promotions: [],
      adjustments: lasting.map((one) => ({ ...one, startsOn: null })),
      chargeModel: "in_advance",
      activationMode: "start_date",
      anchorDay: 1,
      activatedOn: ANY_DAY,
      startOn: ANY_DAY,
      finishOn: null,
      prorateFirst: false,
      prorateLast: false,
    },
    periodOf(terms.billingPeriod, 1, ANY_DAY),
  );
  return money.roundTo(full.fee, terms.decimals, terms.rounding);
}
