import { hasOwnRight } from "@/app/_frame/require-right";
import { CreditFacts } from "@/components/customers/credit-facts";
import { CreditLimitForm, CreditRaiseForm, EndRaise } from "@/components/customers/credit-forms";
import { CreditHistory } from "@/components/customers/credit-history";
import { SpendingCard } from "@/components/customers/spending-card";
import { getCredit, getSpending } from "@/lib/domain/customers";
import type { FormAction } from "@/lib/platform/action-result";
import { type PageInput, page } from "@/lib/transport/page";
import { type CustomerRoom, customerPage } from "./customer-room";

export type CreditActions = {
  setCreditLimitAction: FormAction;
  raiseCreditLimitAction: FormAction;
  endCreditRaiseAction: FormAction;
  setSpendingLimitAction: FormAction;
  liftSpendingLimitAction: FormAction;
};

async function credits(
  { ctx, session }: PageInput,
  customerId: number,
  open: boolean,
  actions: CreditActions,
) {
  const [credit, spending] = await Promise.all([
    getCredit(ctx, { customerId }),
    getSpending(ctx, { customerId }),
  ]);
  const mayChange = open && hasOwnRight(session, "customer:credit");
  const limited = credit.balanceControl === "prepaid" || credit.creditLimit !== null;
  return (
    <div className="grid gap-5">
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="grid gap-5">
          <div className="grid gap-3">
            <CreditFacts credit={credit} />
            {mayChange && credit.raise && (
              <div>
                <EndRaise credit={credit} action={actions.endCreditRaiseAction} />
              </div>
            )}
          </div>
          {mayChange && limited && (
            <CreditRaiseForm credit={credit} action={actions.raiseCreditLimitAction} />
          )}
        </div>
        <div className="grid gap-5">
          {mayChange && <CreditLimitForm credit={credit} action={actions.setCreditLimitAction} />}
          <SpendingCard
            spending={spending}
            actions={
              mayChange
                ? { set: actions.setSpendingLimitAction, lift: actions.liftSpendingLimitAction }
                : undefined
            }
          />
        </div>
      </div>
      <section className="grid gap-3">
        <h2 className="text-base font-semibold">History</h2>
        <CreditHistory credit={credit} timeZone={session.timeZone} />
      </section>
    </div>
  );
}

/** The tab with what a customer may owe, or must keep: now, for a time, and how it came to be. */
export const creditPage = (room: CustomerRoom, actions: CreditActions) =>
  page(room.portal, (input) =>
    customerPage(room, input, { customerId: input.params.customerId ?? "", tab: "credit" }, (customer) =>
      credits(input, customer.id, customer.closedAt === null, actions),
    ),
  );
