import { CalendarOff, Trash2 } from "lucide-react";
import type { FormAction } from "@/lib/platform/action-result";
import { formatDate } from "@/lib/platform/format";
import { ActionForm } from "../form/action-form";
import { Field } from "../form/field";
import { FormActions } from "../form/form-layout";
import { SubmitButton } from "../form/submit-button";
import { TextArea } from "../form/text-input";
import { DataTable } from "../list/data-table";
import { Card, CardBody, CardHeader } from "../ui/card";
import { DateText } from "../ui/date-text";
import { EmptyState } from "../ui/empty-state";

type Day = { day: string; name: string; weekday: string };

const Remove = ({ day, action }: { day: Day; action: FormAction }) => (
  <ActionForm action={action} className="contents!">
    <input type="hidden" name="day" value={day.day} />
    <SubmitButton variant="secondary" size="sm" icon={<Trash2 aria-hidden="true" />}>
      Remove<span className="sr-only"> {formatDate(day.day)}</span>
    </SubmitButton>
  </ActionForm>
);

/** Days on which nobody works, from last month on. */
export const DayList = ({
  rows,
  remove,
}: {
  rows: readonly Day[];
  /** Null for those who may only look. */
  remove: FormAction | null;
}) => (
  <DataTable
    caption="Non-working days"
    columns={[
      { key: "day", header: "Day", cell: (row) => <DateText date={row.day} /> },
      { key: "weekday", header: "Day of the week", cell: (row) => row.weekday },
      { key: "name", header: "What it is", cell: (row) => row.name },
    ]}
    rows={rows}
    rowKey={(row) => row.day}
    rowActions={remove ? (row) => <Remove day={row} action={remove} /> : undefined}
    empty={
      <EmptyState
        icon={<CalendarOff />}
        title="No non-working days"
        body="Weekends count anyway. Add the holidays on which nobody is to lose service."
      />
    }
  />
);

/** Days as one pastes them from a calendar. */
export const DayLinesForm = ({ action }: { action: FormAction }) => (
  <Card>
    <CardHeader title="Add days" description="A day that is there already gets the new name." />
    <CardBody>
      <ActionForm action={action}>
        <Field
          label="Days, one a line"
          name="days"
          required
          help="The date, and what it is: 2026-12-25 Christmas. Lines of a CSV file fit too."
        >
          <TextArea rows={6} spellCheck={false} className="font-mono" />
        </Field>
        <FormActions>
          <SubmitButton>Add</SubmitButton>
        </FormActions>
      </ActionForm>
    </CardBody>
  </Card>
);
