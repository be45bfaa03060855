import type { ReactNode } from "react";
import { inputClass } from "../form/text-input-class";
import { Button } from "../ui/button";
import { Card, CardBody, CardHeader } from "../ui/card";

/** From when a change counts, and what else decides it. A GET form: the preview below is the answer to this address. */
export function DayChoice({
  path,
  title,
  label,
  day,
  button,
  children,
}: {
  path: string;
  title: string;
  label: string;
  day: string;
  button: string;
  children?: ReactNode;
}) {
  return (
    <Card>
      <CardHeader title={title} />
      <CardBody>
        <form action={path} className="flex flex-wrap items-end gap-3">
          {children}
          <label className="grid gap-1.5 text-sm font-medium">
            {label}
            <input type="date" name="on" defaultValue={day} className={`${inputClass} max-w-44`} />
          </label>
          <Button type="submit">{button}</Button>
        </form>
      </CardBody>
    </Card>
  );
}
