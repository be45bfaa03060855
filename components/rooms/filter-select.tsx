import { inputClass } from "../form/text-input-class";
import type { ListUrl } from "../list/list-href";

/** A filter whose empty choice has a meaning of its own, where FilterBar's own filters say "any". */
export function FilterSelect({
  url,
  name,
  label,
  options,
}: {
  url: ListUrl;
  name: string;
  label: string;
  /** The first one is the empty choice. */
  options: { value: string; label: string }[];
}) {
  const given = url.params[name];
  const value = (Array.isArray(given) ? given[0] : given) ?? "";
  return (
    <select
      key={value}
      name={name}
      defaultValue={value}
      aria-label={label}
      className={`${inputClass} select w-auto! max-w-56 pr-8 ${value ? "border-accent-text! bg-accent-soft! text-accent-text!" : ""}`}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** How a name is searched for. */
export const NameMatch = ({ url }: { url: ListUrl }) => (
  <FilterSelect
    url={url}
    name="match"
    label="Where in the name"
    options={[
      { value: "", label: "Name begins with" },
      { value: "contains", label: "Name contains" },
    ]}
  />
);

/** Whether archived records are among those listed. */
export const ArchivedFilter = ({ url }: { url: ListUrl }) => (
  <FilterSelect
    url={url}
    name="archived"
    label="Archived or on offer"
    options={[
      { value: "", label: "On offer" },
      { value: "yes", label: "Archived" },
      { value: "all", label: "On offer and archived" },
    ]}
  />
);
