import type { FormAction } from "@/lib/platform/action-result";
import { ActionForm } from "../form/action-form";
import { Checkbox, RadioCards } from "../form/choices";
import { Field } from "../form/field";
import { FormActions, FormGrid, FormSection } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextArea, TextInput } from "../form/text-input";
import { TaxCategoryField } from "../taxes/category-field";
import { ButtonLink } from "../ui/button";
import type { OwnerChoice, ProductData } from "./catalog-types";
import { type CurrencyChoice, CurrencyField } from "./currency-field";
import { OwnerField } from "./owner-field";
import { type PlanChoice, PlanField } from "./plan-field";
import { type RatingChoices, type RatingData, RatingFields } from "./rating-fields";

const KINDS = [
  { value: "main", label: "Main product", help: "An account has exactly one." },
  { value: "addon", label: "Add-on", help: "Comes beside the main product; an account may have several." },
];

function Names({ product }: { product?: ProductData }) {
  return (
    <>
      <FormGrid>
        <Field label="Name" name="name" required help="As you and your colleagues call it.">
          <TextInput defaultValue={product?.name} maxLength={120} />
        </Field>
        <Field label="Name for end users" name="endUserName" help="Empty: the name.">
          <TextInput defaultValue={product?.endUserName} maxLength={120} />
        </Field>
      </FormGrid>
      <Field label="Description" name="description" help="For your colleagues.">
        <TextArea defaultValue={product?.description} maxLength={2000} />
      </Field>
    </>
  );
}

function EndUsers({ product }: { product?: ProductData }) {
  return (
    <FormSection title="End users" description="What they see of it in self-care.">
      <Field label="Description for end users" name="endUserDescription">
        <TextArea defaultValue={product?.endUserDescription} maxLength={2000} />
      </Field>
      <Field label="More information" name="infoUrl" help="A page of yours, beginning with https://.">
        <TextInput type="url" defaultValue={product?.infoUrl} maxLength={500} />
      </Field>
      <Checkbox name="hidden" label="Hide it from end users" defaultChecked={product?.hidden} />
    </FormSection>
  );
}

const Precedence = ({ product }: { product?: ProductData }) => (
  <Field
    label="Precedence"
    name="precedence"
    help="Add-ons only, 0 to 1,000: where two give the same thing, the higher one wins."
  >
    <TextInput
      inputMode="numeric"
      className="max-w-28"
      defaultValue={product?.precedence ? String(product.precedence) : ""}
    />
  </Field>
);

/** A product, new or changed. Kind, currency and owner are asked only of a new one. */
export function ProductForm({
  action,
  product,
  plans,
  categories,
  rating,
  currencies = [],
  owners,
  companyName,
  cancelHref,
}: {
  action: FormAction;
  product?: ProductData & RatingData;
  /** Those that fit, for a product there is; for a new one, all that are on offer. */
  plans: PlanChoice[];
  /** Of taxes, those in use. */
  categories: readonly string[];
  /** What usage may be rated by; null for those who may not see it. */
  rating: RatingChoices | null;
  currencies?: CurrencyChoice[];
  owners?: OwnerChoice[];
  companyName: string;
  cancelHref: string;
}) {
  return (
    <ActionForm action={action} className="gap-8">
      {product && <input type="hidden" name="productId" value={product.id} />}
      <FormSection title="Product" description="What it is called, and whose it is.">
        {!product && <RadioCards legend="Kind" name="kind" required defaultValue="main" options={KINDS} />}
        <Names product={product} />
        {!product && (
          <FormGrid>
            <CurrencyField currencies={currencies} />
            {owners && <OwnerField owners={owners} companyName={companyName} />}
          </FormGrid>
        )}
      </FormSection>
      <FormSection
        title="Plan"
        description="What it costs each period. Another plan counts for those who get the product from then on."
      >
        <PlanField
          plans={plans}
          product={product}
          companyName={companyName}
          ownerNames={new Map(owners?.map(({ id, name }) => [id, name]))}
        />
        <FormGrid>
          <TaxCategoryField
            category={product?.taxCategory}
            categories={categories}
            help="By which rates its fees and its usage are taxed. Empty: fees by the plan’s own."
          />
          {(!product || product.kind === "addon") && <Precedence product={product} />}
        </FormGrid>
      </FormSection>
      {rating ? (
        <FormSection
          title="Usage"
          description="How what is used is rated, for everyone who has it, from now on. An add-on’s tariff and discounts go before the main product’s."
        >
          <RatingFields
            rating={product}
            choices={rating}
            none="Not rated by this product"
            noDiscount="None"
            withCurrency={!product}
          />
        </FormSection>
      ) : (
        <RatingFields rating={product} choices={null} none="" noDiscount="" />
      )}
      <EndUsers product={product} />
      <FormActions>
        <SubmitButton pendingLabel="Saving…">
          {product ? "Save the product" : "Create the product"}
        </SubmitButton>
        <ButtonLink href={cancelHref} variant="ghost">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  );
}
