"use client";

import { X } from "lucide-react";
import { Field } from "../form/field";
import { Select } from "../form/select";
import { TextInput } from "../form/text-input";
import { IconButton } from "../ui/button";
import { WEEKDAYS } from "../ui/weekdays";
import { RowEditor } from "./row-editor";
import type { HolidayRow, WindowRow } from "./tariff-types";

const DAYS = WEEKDAYS.map((label, n) => ({ value: String(n + 1), label }));

/** Hours of the week at the off-peak price. */
export function WindowsEditor({ windows }: { windows: readonly WindowRow[] }) {
  return (
    <RowEditor
      prefix="offPeakWindows"
      names={["weekday", "from", "to"]}
      initial={windows.map(({ weekday, from, to }) => ({ weekday: String(weekday), from, to }))}
      spare={windows.length === 0 ? 2 : 1}
      most={60}
      addLabel="Add hours"
    >
      {({ number, path, value, set, remove }) => (
        <fieldset className="grid gap-x-3 gap-y-2 sm:grid-cols-[1.4fr_1fr_1fr_auto]">
          <legend className="sr-only">Off-peak hours {number}</legend>
          <Field label="Begins on" name={path("weekday")} required>
            <Select
              value={value("weekday") || "1"}
              onChange={(event) => set("weekday", event.target.value)}
              required={false}
              options={DAYS}
            />
          </Field>
          <Field label="From" name={path("from")} required>
            <TextInput
              value={value("from")}
              onChange={(event) => set("from", event.target.value)}
              placeholder="20:00"
              required={false}
            />
          </Field>
          <Field label="To" name={path("to")} required>
            <TextInput
              value={value("to")}
              onChange={(event) => set("to", event.target.value)}
              placeholder="07:00"
              required={false}
            />
          </Field>
          <div className="self-start scripting-none:hidden sm:pt-6.5">
            <IconButton label={`Remove off-peak hours ${number}`} icon={<X />} onClick={remove} />
          </div>
        </fieldset>
      )}
    </RowEditor>
  );
}

/** Whole days at the off-peak price. */
export function HolidaysEditor({ holidays }: { holidays: readonly HolidayRow[] }) {
  return (
    <RowEditor
      prefix="holidays"
      names={["day", "name"]}
      initial={holidays.map(({ day, name }) => ({ day, name }))}
      spare={holidays.length === 0 ? 2 : 1}
      most={200}
      addLabel="Add a holiday"
    >
      {({ number, path, value, set, remove }) => (
        <fieldset className="grid gap-x-3 gap-y-2 sm:grid-cols-[1fr_2fr_auto]">
          <legend className="sr-only">Holiday {number}</legend>
          <Field label="Day" name={path("day")} required>
            <TextInput
              type="date"
              value={value("day")}
              onChange={(event) => set("day", event.target.value)}
              required={false}
            />
          </Field>
          <Field label="Name" name={path("name")}>
            <TextInput
              value={value("name")}
              onChange={(event) => set("name", event.target.value)}
              maxLength={80}
            />
          </Field>
          <div className="self-start scripting-none:hidden sm:pt-6.5">
            <IconButton label={`Remove holiday ${number}`} icon={<X />} onClick={remove} />
          </div>
        </fieldset>
      )}
    </RowEditor>
  );
}
