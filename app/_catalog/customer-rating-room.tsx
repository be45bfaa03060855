import { RatingCard } from "@/components/catalog/rating-card";
import { RatingFields } from "@/components/catalog/rating-fields";
import { ActionForm } from "@/components/form/action-form";
import { FormActions } from "@/components/form/form-layout";
import { SubmitButton } from "@/components/form/submit-button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { getCustomerRating } from "@/lib/domain/customers";
import type { FormAction } from "@/lib/platform/action-result";
import { can, type Loaded } from "@/lib/transport/session";
import { ratingChoices } from "./rating-choices";

/** The tariffs and volume discounts a customer has of its own, to be changed by those who may. */
export async function customerRatingRoom(
  portal: "admin" | "reseller",
  loaded: Loaded,
  customer: { id: number; closedAt: Date | null },
  action: FormAction,
) {
  const { ctx, session } = loaded;
  const rating = await getCustomerRating(ctx, { customerId: customer.id });
  const { resellerId: owner, currency, discountPlan } = rating;
  const description = "Before those of its products, for what is rated from now on.";
  if (!can(session, "customer:update") || customer.closedAt !== null)
    return (
      <RatingCard
        base={`/${portal}`}
        title="Tariffs of its own"
        description={description}
        rating={rating}
        none={{ tariff: "As its products say", discounts: "As its products say" }}
      />
    );
  return (
    <Card>
      <CardHeader title="Tariffs of its own" description={description} />
      <CardBody>
        <ActionForm action={action} className="max-w-3xl">
          <input type="hidden" name="customerId" value={customer.id} />
          <RatingFields
            rating={rating}
            choices={await ratingChoices(loaded, { owner, currency })}
            none="As its products say"
            noDiscount="As its products say"
          />
          {discountPlan && (
            <p className="text-sm text-muted">
              It has “{discountPlan.name}” since <DateText date={discountPlan.since} />.
            </p>
          )}
          <FormActions>
            <SubmitButton>Save</SubmitButton>
          </FormActions>
        </ActionForm>
      </CardBody>
    </Card>
  );
}
