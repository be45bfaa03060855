import type { Metadata } from "next";
import { hasOwnRight } from "@/app/_frame/require-right";
import { payingCards } from "@/app/_payments/paying-rooms";
import { paymentList } from "@/app/_payments/payment-pages";
import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { PayLink } from "@/components/payments/pay-link";
import { PageHeader } from "@/components/ui/page-header";
import { getAutoPayment } from "@/lib/domain/payments";
import { page } from "@/lib/transport/page";
import { saveListViewAction } from "../../list-actions";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Payments" };

export default page("customer", async (input) => {
  const { ctx, session } = input;
  const paying = await getAutoPayment(ctx, {});
  const pays = hasOwnRight(session, "payment:make") && paying.methods.length > 0;
  const entersElsewhere = hasOwnRight(session, "payment:method") && paying.gateway === "stripe";
  return (
    <>
      <PageHeader
        title="Payments"
        subtitle="Your cards, automatic payments, and what you paid."
        actions={
          <>
            {entersElsewhere && (
              <ActionForm action={actions.enterCardElsewhereAction}>
                <SubmitButton variant="secondary">Store a card</SubmitButton>
              </ActionForm>
            )}
            {pays && <PayLink />}
          </>
        }
      />
      {payingCards(input, paying, {
        base: "/customer/payments",
        actions: {
          methods: { makeDefault: actions.setDefaultMethodAction, remove: actions.removeMethodAction },
          save: actions.saveAutoPaymentAction,
        },
      })}
      {
        await paymentList(input, {
          portal: "customer",
          path: "/customer/payments",
          saveView: saveListViewAction,
          header: <h2 className="mt-6 mb-3 text-base font-semibold">All payments</h2>,
        })
      }
    </>
  );
});
