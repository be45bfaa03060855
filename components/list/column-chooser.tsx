import { Columns3 } from "lucide-react";
import { SubmitButton } from "../form/submit-button";
import { inputClass } from "../form/text-input-class";
import { buttonClass } from "../ui/button";
import { PopoverDetails } from "../ui/popover-details";

/** Which columns and how many rows; posts `list`, `columns` (repeated), `size` and `back` to the action, which saves them for the person. */
export function ColumnChooser({
  list,
  columns,
  shown,
  size,
  sizes = [25, 50, 100],
  back,
  action,
}: {
  list: string;
  columns: { key: string; label: string; fixed?: boolean }[];
  shown: readonly string[];
  size: number;
  sizes?: number[];
  back: string;
  action: (form: FormData) => void | Promise<void>;
}) {
  return (
    <PopoverDetails
      label="Columns and page size"
      className="w-60"
      summaryClass={buttonClass("secondary", "md")}
      summary={
        <>
          <Columns3 aria-hidden="true" />
          <span className="max-sm:sr-only">Columns</span>
        </>
      }
    >
      <form action={action} className="grid gap-3 p-3">
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="back" value={back} />
        <fieldset className="grid gap-0.5">
          <legend className="mb-1 text-xs font-medium text-muted">Columns</legend>
          {columns.map((column) => (
            <label
              key={column.key}
              className="flex min-h-7 items-center gap-2 text-sm pointer-coarse:min-h-10"
            >
              {column.fixed && <input type="hidden" name="columns" value={column.key} />}
              <input
                type="checkbox"
                className="check"
                name={column.fixed ? undefined : "columns"}
                value={column.key}
                defaultChecked={column.fixed || shown.includes(column.key)}
                disabled={column.fixed}
              />
              {column.label}
            </label>
          ))}
        </fieldset>
        <label className="grid gap-1 text-xs font-medium text-muted">
          Rows per page
          <select name="size" defaultValue={size} className={`${inputClass} select`}>
            {sizes.map((option) => (
              <option key={option} value={option}>
                {option}
              </option>
            ))}
          </select>
        </label>
        <SubmitButton>Save</SubmitButton>
      </form>
    </PopoverDetails>
  );
}
