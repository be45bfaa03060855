import { Card, CardBody } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { type BillingData, METHOD_NAMES, RESET_NAMES, SCOPE_NAMES, termsWords } from "./billing-types";

const yes = (value: boolean) => (value ? "Yes" : "No");
const methodName = (method: string) => METHOD_NAMES[method as keyof typeof METHOD_NAMES] ?? method;

/** The same as the form, for those who may only look. */
export const BillingFacts = ({
  settings,
  regimeName,
  next,
}: {
  settings: BillingData;
  regimeName: string | null;
  next: string;
}) => (
  <Card>
    <CardBody>
      <DescriptionList
        columns={2}
        items={[
          { label: "Payment is due", value: termsWords(settings) },
          { label: "Days of review", value: settings.reviewDays },
          { label: "Taxes", value: regimeName ?? "None" },
          {
            label: "Rounding",
            value: `${settings.roundingDecimals} decimals, ${methodName(settings.roundingMethod).toLowerCase()}`,
          },
          { label: "Numbers", value: `${settings.numberPattern}, next ${next}` },
          { label: "Counted together", value: SCOPE_NAMES[settings.numberScope] ?? settings.numberScope },
          { label: "Begins again at 1", value: RESET_NAMES[settings.numberReset] ?? settings.numberReset },
          { label: "Recurring fees on an invoice of their own", value: yes(settings.separateFees) },
          {
            label: "An invoice also when nothing was charged",
            value: yes(settings.invoiceWhenNothingCharged),
          },
          { label: "List every call", value: yes(settings.callDetail) },
          { label: "Text at the foot", value: settings.footer || null, wide: true },
        ]}
      />
    </CardBody>
  </Card>
);
