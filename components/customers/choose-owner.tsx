import { inputClass } from "../form/text-input-class";
import { Button } from "../ui/button";

/** Whose customer it will be: a GET form, because class and distributor to choose from depend on it. */
export function ChooseOwner({
  action,
  companyName,
  resellers,
  chosen,
}: {
  action: string;
  companyName: string;
  resellers: { value: string; label: string }[];
  chosen: string;
}) {
  return (
    <form action={action} className="mb-5 flex flex-wrap items-end gap-2">
      <div className="grid gap-1.5">
        <label htmlFor="owner" className="text-sm font-medium">
          Customer of
        </label>
        <select
          id="owner"
          name="resellerId"
          defaultValue={chosen}
          className={`${inputClass} select w-auto! max-w-full pr-8`}
        >
          <option value="">{companyName} (direct)</option>
          {resellers.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <Button type="submit">Use</Button>
    </form>
  );
}
