import { CustomerTaxes } from "@/components/taxes/customer-taxes";
import { TaxCalculator } from "@/components/taxes/tax-calculator";
import { estimateTaxes, listTaxExemptions } from "@/lib/domain/billing";
import type { CustomerDetail } from "@/lib/domain/customers";
import type { FormAction } from "@/lib/platform/action-result";
import { can, type PageInput } from "@/lib/transport/page";
import { answerOf, asked, categoriesFor } from "./estimate";

type Room = { portal: "admin" | "reseller"; add: FormAction; remove: FormAction };

async function calculator({ ctx, session, search }: PageInput, room: Room, customer: CustomerDetail) {
  if (!can(session, "invoice:read")) return null;
  const what = asked(search);
  const [answer, categories] = await Promise.all([
    answerOf(estimateTaxes(ctx, { customerId: customer.id, ...what })),
    categoriesFor({ ctx, session }),
  ]);
  return (
    <TaxCalculator
      path={`/${room.portal}/customers/${customer.id}/taxes`}
      {...what}
      categories={categories}
      currency={customer.currency}
      answer={answer}
    />
  );
}

/** The tab with a customer's taxes. */
export async function customerTaxes(input: PageInput, customer: CustomerDetail, room: Room) {
  const { ctx, session } = input;
  const data = await listTaxExemptions(ctx, { customerId: customer.id });
  const changes = can(session, "customer:update") && customer.closedAt === null;
  return (
    <CustomerTaxes
      customer={customer}
      data={data}
      timeZone={session.timeZone}
      calculator={data.taxes.length > 0 ? await calculator(input, room, customer) : null}
      add={changes ? room.add : null}
      remove={changes ? room.remove : null}
    />
  );
}
