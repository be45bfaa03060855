import { formatCount, formatCounted } from "@/lib/platform/format";
import { Alert } from "../ui/alert";
import { Card, CardBody, CardHeader } from "../ui/card";
import { InstantText } from "../ui/date-text";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import { Stat, StatRow } from "../ui/stat";
import type { PreviewData } from "./import-types";

/** What running would do: figures, what would be created in the catalogue, what stands in the way. */
export function PreviewCard({ preview, timeZone }: { preview: PreviewData; timeZone: string }) {
  const { currency, plans, products } = preview;
  return (
    <Card>
      <CardHeader
        title="Preview"
        description={
          <>
            What running would do, as of <InstantText instant={preview.madeAt} timeZone={timeZone} />. Nothing
            was changed.
          </>
        }
      />
      <CardBody className="grid gap-4">
        {preview.problems.length > 0 && (
          <Alert tone="bad" title="This can't be run yet">
            <ul className="list-disc pl-4">
              {preview.problems.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </Alert>
        )}
        <StatRow>
          <Stat
            label="Will be imported"
            value={formatCount(preview.willImport)}
            hint={`${formatCounted(preview.closedCustomers, "customer")} with closed services`}
          />
          <Stat label="Subscriptions" value={formatCount(preview.subscriptions)} />
          <Stat label="Unchanged" value={formatCount(preview.unchanged)} hint="imported before" />
          <Stat
            label="Rejected"
            value={formatCount(preview.rejected)}
            tone={preview.rejected > 0 ? "warning" : undefined}
          />
        </StatRow>
        <StatRow>
          <Stat
            label="Monthly recurring total"
            value={<Money amount={preview.recurring} currency={currency} />}
            hint="closed services at their last fee"
          />
          <Stat
            label="Of which active"
            value={<Money amount={preview.recurringActive} currency={currency} />}
          />
        </StatRow>
        {(plans.length > 0 || products.length > 0) && (
          <DescriptionList
            items={[
              {
                label: "Plans to be created",
                wide: true,
                value: plans.length > 0 ? plans.map(({ name, fee }) => `${name} (${fee})`).join(", ") : null,
              },
              {
                label: "Products to be created",
                wide: true,
                value: products.length > 0 ? products.map(({ name }) => name).join(", ") : null,
              },
            ]}
          />
        )}
      </CardBody>
    </Card>
  );
}
