import type { ReactNode } from "react";
import { inputClass } from "../form/text-input-class";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Money } from "../ui/money";
import { CATEGORY_LIST, CategoryList } from "./category-list";
import { categoryName, type EstimateData } from "./tax-types";

export type EstimateAnswer = { estimate: EstimateData } | { refusal: string };

const Step = ({ label, value }: { label: string; value: ReactNode }) => (
  <div className="flex justify-between gap-4 py-1.5">
    <dt className="text-muted">{label}</dt>
    <dd>{value}</dd>
  </div>
);

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
      <dl className="grid max-w-sm divide-y divide-line text-sm">
        <Step
          label={inclusive ? "Without the taxes in it" : "Without taxes"}
          value={<Money amount={net} />}
        />
        {lines.map((line) => (
          <Step
            key={`${line.name} ${line.rate} ${line.base}`}
            label={`${line.name} ${line.rate} % of ${line.base}`}
            value={<Money amount={line.amount} />}
          />
        ))}
        {lines.length === 0 && <Step label="Taxes" value="None" />}
        <Step label="To pay" value={<Money amount={total} className="font-semibold" />} />
      </dl>
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
