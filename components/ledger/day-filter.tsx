import { inputClass } from "../form/text-input-class";
import type { ListUrl } from "../list/list-href";

const asText = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? "";

/** From one day to another, both included: part of the filter form. */
export function DayFilter({ url }: { url: ListUrl }) {
  return (["from", "to"] as const).map((name) => (
    <label key={name} className="flex items-center gap-1.5 text-sm text-muted max-sm:grow max-sm:basis-40">
      <span className="max-sm:w-8">{name === "from" ? "From" : "to"}</span>
      <input
        key={asText(url.params[name])}
        type="date"
        name={name}
        defaultValue={asText(url.params[name])}
        className={`${inputClass} w-auto! max-sm:grow max-sm:px-2!`}
      />
    </label>
  ));
}
