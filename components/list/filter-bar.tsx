import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { inputClass } from "../form/text-input-class";
import { ButtonLink } from "../ui/button";
import { FilterForm } from "./filter-form";
import { type ListUrl, listHref } from "./list-href";

export type Filter = { name: string; label: string; options: { value: string; label: string }[] };

const asText = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

/** Search and filters of a list. A GET form: what it asks for is the address, so it can be sent to a colleague. */
export function FilterBar({
  url,
  filters = [],
  searchLabel = "Search",
  search = true,
  keep = ["sort", "dir", "size"],
  children,
  end,
}: {
  url: ListUrl;
  filters?: Filter[];
  searchLabel?: string;
  search?: boolean;
  /** Parameters that are not filters and stay as they are. */
  keep?: string[];
  /** Further inputs (a date, for instance), part of the form. */
  children?: ReactNode;
  /** What stands at the right: columns, export. Not part of the form. */
  end?: ReactNode;
}) {
  const filtered = Object.entries(url.params).some(
    ([key, value]) =>
      !keep.includes(key) && !["after", "before", "cursor"].includes(key) && asText(value) !== "",
  );
  const cleared = listHref({
    path: url.path,
    params: Object.fromEntries(keep.map((key) => [key, url.params[key]])),
  });
  return (
    <div className="mb-3 flex flex-wrap items-center gap-2">
      <FilterForm path={url.path}>
        {keep.map((key) =>
          asText(url.params[key]) ? (
            <input key={key} type="hidden" name={key} value={asText(url.params[key])} />
          ) : null,
        )}
        {search && (
          <div className="relative w-full sm:w-72">
            <Search
              aria-hidden="true"
              className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-faint"
            />
            <input
              key={asText(url.params.q)}
              type="search"
              name="q"
              defaultValue={asText(url.params.q)}
              placeholder={searchLabel}
              aria-label={searchLabel}
              className={`${inputClass} pl-8`}
            />
          </div>
        )}
        {filters.map((filter) => {
          const value = asText(url.params[filter.name]);
          return (
            <select
              key={`${filter.name}${value}`}
              name={filter.name}
              defaultValue={value}
              aria-label={filter.label}
              className={`${inputClass} select w-auto! max-w-56 pr-8 max-sm:w-[calc(50%-0.25rem)]! ${value ? "border-accent-text! bg-accent-soft! text-accent-text!" : ""}`}
            >
              <option value="">{filter.label}: any</option>
              {filter.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {filter.label}: {option.label}
                </option>
              ))}
            </select>
          );
        })}
        {children}
        {filtered && (
          <ButtonLink href={cleared} variant="ghost">
            Clear
          </ButtonLink>
        )}
      </FilterForm>
      {end && <div className="flex flex-wrap items-center gap-2 sm:ml-auto">{end}</div>}
    </div>
  );
}
