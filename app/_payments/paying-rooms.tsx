import { CreditCard, HandCoins, Plus } from "lucide-react";
import { type CustomerRoom, customerPage } from "@/app/_customers/customer-room";
import type { StaffPortal } from "@/app/_frame/portals";
import { hasOwnRight } from "@/app/_frame/require-right";
import type { SaveView } from "@/app/_lists/list-room";
import { AutoPaymentFacts } from "@/components/payments/auto-payment-facts";
import { AutoPaymentForm } from "@/components/payments/auto-payment-form";
import { FrozenAlert } from "@/components/payments/frozen-alert";
import { type MethodActions, MethodsCard } from "@/components/payments/methods-card";
import { ButtonLink } from "@/components/ui/button";
import { type AutoPayment, getAutoPayment } from "@/lib/domain/payments";
import type { FormAction } from "@/lib/platform/action-result";
import { type PageInput, page } from "@/lib/transport/page";
import { paymentList } from "./payment-pages";

export type PayingActions = { methods: MethodActions; save: FormAction };

/** What an open page of a customer's own way of paying offers, and what this person may do on it. */
export function payingCards(
  { session }: Pick<PageInput, "session">,
  paying: AutoPayment,
  { base, actions, unlock }: { base: string; actions: PayingActions; unlock?: FormAction },
) {
  const keeps = hasOwnRight(session, "payment:method");
  const manages = hasOwnRight(session, "payment:manage");
  const add = keeps && paying.gateway === "sandbox" && (
    <ButtonLink href={`${base}/card`} size="sm" icon={<Plus aria-hidden="true" />}>
      Store a card
    </ButtonLink>
  );
  return (
    <div className="grid gap-5">
      <FrozenAlert paying={paying} unlock={manages ? unlock : undefined} own={unlock === undefined} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <MethodsCard paying={paying} actions={keeps ? actions.methods : undefined} add={add} />
        {keeps ? (
          <AutoPaymentForm paying={paying} action={actions.save} />
        ) : (
          <AutoPaymentFacts paying={paying} />
        )}
      </div>
    </div>
  );
}

/** The tab with how a customer pays, and every payment of it. */
export const customerPaymentsPage = (
  room: CustomerRoom,
  portal: StaffPortal,
  saveView: SaveView,
  actions: PayingActions & { unlock: FormAction },
) =>
  page(room.portal, (input) =>
    customerPage(
      room,
      input,
      { customerId: input.params.customerId ?? "", tab: "payments" },
      async (customer) => {
        const { ctx, session } = input;
        const paying = await getAutoPayment(ctx, { customerId: customer.id });
        const base = `/${portal}/customers/${customer.id}/payments`;
        const charges = hasOwnRight(session, "payment:make") && paying.methods.length > 0;
        const header = (
          <div className="mt-6 mb-3 flex flex-wrap items-center justify-between gap-2">
            <h2 className="text-base font-semibold">All payments</h2>
            <span className="flex flex-wrap gap-2">
              {charges && (
                <ButtonLink href={`${base}/pay`} icon={<CreditCard aria-hidden="true" />}>
                  Charge a card
                </ButtonLink>
              )}
              {hasOwnRight(session, "xdr:adjust") && (
                <ButtonLink href={`${base}/new`} variant="primary" icon={<HandCoins aria-hidden="true" />}>
                  Record a payment
                </ButtonLink>
              )}
            </span>
          </div>
        );
        return (
          <>
            {payingCards(input, paying, { base, actions, unlock: actions.unlock })}
            {
              await paymentList(input, {
                portal,
                path: base,
                saveView,
                header,
                customerId: customer.id,
              })
            }
          </>
        );
      },
    ),
  );
