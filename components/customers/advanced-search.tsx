import { Plus } from "lucide-react";
import { inputClass } from "../form/text-input-class";
import { Button, ButtonLink } from "../ui/button";
import { Card, CardBody } from "../ui/card";
import { PageHeader } from "../ui/page-header";
import { COMPARISON_NAMES, type ConditionText, FIELD_NAMES } from "./conditions";

const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));

function Row({ n, condition }: { n: number; condition?: ConditionText }) {
  return (
    <fieldset className="grid gap-2 sm:grid-cols-[1fr_10rem_1.5fr]">
      <legend className="sr-only">Condition {n + 1}</legend>
      <select
        name="f"
        aria-label="Field"
        defaultValue={condition?.field ?? "name"}
        className={`${inputClass} select`}
      >
        {options(FIELD_NAMES)}
      </select>
      <select
        name="o"
        aria-label="Comparison"
        defaultValue={condition?.op ?? "contains"}
        className={`${inputClass} select`}
      >
        {options(COMPARISON_NAMES)}
      </select>
      <input
        name="v"
        aria-label="Value"
        defaultValue={condition?.value ?? ""}
        className={inputClass}
        autoComplete="off"
      />
    </fieldset>
  );
}

/** Any number of conditions, all of which must hold. A GET form: the result is an address. */
export function AdvancedSearch({
  base,
  conditions,
  rows,
}: {
  base: string;
  conditions: ConditionText[];
  rows: number;
}) {
  const numbered = Array.from({ length: Math.max(rows, conditions.length) }, (_, n) => n);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Customers", href: base }, { label: "Advanced search" }]}
        title="Advanced search"
        subtitle="A customer is found when every condition holds. Capitals do not matter; rows left empty do not count."
      />
      <Card>
        <CardBody>
          <form action={base} className="grid gap-3">
            {numbered.map((n) => (
              <Row key={n} n={n} condition={conditions[n]} />
            ))}
            <div className="flex flex-wrap gap-2 pt-2">
              <Button type="submit" variant="primary">
                Search
              </Button>
              <Button
                type="submit"
                formAction={`${base}/search`}
                name="rows"
                value={String(numbered.length + 1)}
                icon={<Plus aria-hidden="true" />}
              >
                Add a condition
              </Button>
              <ButtonLink href={base} variant="ghost">
                Back to simple search
              </ButtonLink>
            </div>
          </form>
        </CardBody>
      </Card>
    </>
  );
}
