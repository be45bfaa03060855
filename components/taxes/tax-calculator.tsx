import { inputClass } from "../form/text-input-class";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Money } from "../ui/money";
import { CATEGORY_LIST, CategoryList } from "./category-list";
import { categoryName, type EstimateData } from "./tax-types";

export type EstimateAnswer = { estimate: EstimateData } | { refusal: string };

function Answer({ estimate, currency }: { estimate: EstimateData; currency?: string }) {
  const { prices, amount, category, lines, net, total } = estimate;
  const inclusive = prices === "inclusive";
  return (
    <>
      <p className="mb-3 text-sm">
        <Money amount={amount} currency={currency} />{" "}
        {category === "" ? "without a category" : <>of “{categoryName(category)}”</>} costs{" "}
        <strong className="font-semibold">
          <Money amount={total} currency={currency} />
        </strong>
        .
      </p>
      <DescriptionList
        items={[
          { label: inclusive ? "Without the taxes in it" : "Without taxes", value: <Money amount={net} /> },
          ...lines.map((line) => ({
            label: `${line.name} ${line.rate} % of ${line.base}`,
            value: <Money amount={line.amount} />,
          })),
          ...(lines.length === 0 ? [{ label: "Taxes", value: "None" }] : []),
          { label: "To pay", value: <Money amount={total} className="font-semibold" /> },
        ]}
      />
    </>
  );
}

/** "100.00 of a category costs …": a GET form, so that the answer is an address. */
export function TaxCalculator({
  path,
  amount,
  category,
  categories,
  currency,
  answer,
}: {
  path: string;
  amount: string;
  category: string;
  categories: readonly string[];
  currency?: string;
  answer: EstimateAnswer;
}) {
  return (
    <Card id="calculator">
      <CardHeader title="What would it cost?" />
      <CardBody>
        <form action={`${path}#calculator`} className="mb-4 flex flex-wrap items-end gap-3">
          <CategoryList categories={categories} />
          <label className="grid gap-1.5 text-sm font-medium">
            Amount
            <input
              name="amount"
              inputMode="decimal"
              autoComplete="off"
              defaultValue={amount}
              className={`${inputClass} max-w-32 text-right tabular-nums`}
            />
          </label>
          <label className="grid min-w-0 gap-1.5 text-sm font-medium">
            Tax category
            <input
              name="category"
              list={CATEGORY_LIST}
              autoComplete="off"
              maxLength={60}
              defaultValue={category}
              className={`${inputClass} max-w-48`}
            />
          </label>
          <Button type="submit">Work it out</Button>
        </form>
        {"refusal" in answer ? (
          <Alert tone="warning">{answer.refusal}</Alert>
        ) : (
          <Answer estimate={answer.estimate} currency={currency} />
        )}
      </CardBody>
    </Card>
  );
}
