import { formatDate } from "@/lib/platform/format";
import { addDays } from "@/lib/platform/time";
import { inputClass } from "../form/text-input-class";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";
import type { Subscriber } from "./types";
import { periodWords } from "./words";

export type CloseWhen = "now" | "period_end" | "date";

/** When the chosen ones end. A GET form: the preview below is the answer to this address. */
export function CloseChoice({
  path,
  ids,
  when,
  date,
  subscriber,
}: {
  path: string;
  ids: readonly string[];
  when: CloseWhen;
  date: string;
  subscriber: Subscriber;
}) {
  const words = periodWords(subscriber.billingPeriod);
  const last = formatDate(addDays(subscriber.period.end, -1));
  const options = [
    {
      value: "period_end",
      label: `At the end of ${words.now.toLowerCase()}`,
      help: `${last} is the last day.`,
    },
    { value: "now", label: "Now", help: "Service ends at once." },
    { value: "date", label: "On a day to come", help: "That day is the last one." },
  ] as const;
  return (
    <Card>
      <CardHeader title="When?" />
      <CardBody>
        <form action={path} className="grid gap-4">
          {ids.map((id) => (
            <input key={id} type="hidden" name="ids" value={id} />
          ))}
          <fieldset className="grid gap-2 sm:grid-cols-3">
            <legend className="sr-only">When they end</legend>
            {options.map((option) => (
              <label
                key={option.value}
                className="flex gap-2.5 rounded-lg border border-line px-3 py-2.5 hover:border-line-strong has-checked:border-accent-text has-checked:bg-accent-soft"
              >
                <input
                  type="radio"
                  name="when"
                  value={option.value}
                  defaultChecked={option.value === when}
                  className="radio mt-0.5"
                />
                <span className="min-w-0 text-sm">
                  <span className="font-medium">{option.label}</span>
                  <span className="block text-xs text-muted">{option.help}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="flex flex-wrap items-end gap-3">
            <label className="grid gap-1.5 text-sm font-medium">
              Last day, when you chose a day
              <input
                type="date"
                name="date"
                min={subscriber.today}
                defaultValue={date}
                className={`${inputClass} max-w-44`}
              />
            </label>
            <Button type="submit">Show what would close</Button>
          </div>
        </form>
      </CardBody>
    </Card>
  );
}
