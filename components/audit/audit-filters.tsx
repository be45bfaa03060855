import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { choicesOf } from "../form/choices-of";
import { inputClass } from "../form/text-input-class";
import { type Filter, FilterBar } from "../list/filter-bar";
import type { ListUrl } from "../list/list-href";
import { Button, buttonClass } from "../ui/button";
import { PopoverDetails } from "../ui/popover-details";
import { KIND_WORDS, OUTCOME_WORDS, REALM_WORDS } from "./audit-types";

const typedIn = ({ params }: ListUrl, name: string): string => {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
};

function DateFilter({ url, name, label }: { url: ListUrl; name: string; label: string }) {
  const value = typedIn(url, name);
  // An exact moment comes from a link; the browser's date field could not hold it.
  const isMoment = value.includes("T");
  return (
    <label className="flex items-center gap-1.5 text-xs text-muted">
      {label}
      <input
        key={value}
        type={isMoment ? "text" : "date"}
        name={name}
        defaultValue={value}
        className={`${inputClass} w-auto! ${value ? "border-accent-text!" : ""}`}
      />
    </label>
  );
}

const TEXTS: { name: string; label: string; help?: string; numeric?: boolean }[] = [
  { name: "entityName", label: "Name of what it is about" },
  { name: "entityId", label: "Its id", numeric: true },
  { name: "property", label: "Property", help: "As it is shown, “Credit limit” for instance" },
  { name: "user", label: "User", help: "Id, login or a part of the name" },
  { name: "ip", label: "IP address" },
  { name: "impersonationId", label: "Acting session", numeric: true },
  { name: "requestId", label: "Request id" },
];

function MoreFilters({ url, names }: { url: ListUrl; names: readonly string[] }) {
  const texts = TEXTS.filter(({ name }) => names.includes(name));
  const set = [...texts.map(({ name }) => name), "onBehalf"].filter(
    (name) => typedIn(url, name) !== "",
  ).length;
  return (
    <PopoverDetails
      // Made anew, and so closed, when what it asked for is shown.
      key={JSON.stringify(url.params)}
      label="More filters"
      align="start"
      className="w-72"
      summaryClass={buttonClass(
        "secondary",
        "md",
        set > 0 ? "border-accent-text! bg-accent-soft! text-accent-text!" : "",
      )}
      summary={
        <>
          <SlidersHorizontal aria-hidden="true" />
          More{set > 0 && ` · ${set}`}
        </>
      }
    >
      <div className="grid gap-3 p-3">
        {texts.map(({ name, label, help, numeric }) => (
          <label key={name} className="grid gap-1 text-xs font-medium text-muted">
            {label}
            <input
              key={typedIn(url, name)}
              name={name}
              defaultValue={typedIn(url, name)}
              inputMode={numeric ? "numeric" : undefined}
              maxLength={200}
              autoComplete="off"
              className={inputClass}
            />
            {help && <span className="font-normal">{help}</span>}
          </label>
        ))}
        {names.includes("nameMatch") && (
          <label className="flex min-h-7 items-center gap-2 text-sm">
            <input
              type="checkbox"
              className="check"
              name="nameMatch"
              value="begins"
              defaultChecked={typedIn(url, "nameMatch") === "begins"}
            />
            The name begins with it
          </label>
        )}
        <label className="flex min-h-7 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="check"
            name="onBehalf"
            value="on"
            defaultChecked={typedIn(url, "onBehalf") !== ""}
          />
          Only what was done on behalf of someone
        </label>
        <Button type="submit" variant="primary">
          Apply
        </Button>
      </div>
    </PopoverDetails>
  );
}

/** The log's filters. All of them are the address, so that a finding can be sent to a colleague. */
export function AuditFilters({
  url,
  entityTypes,
  ofCustomer = false,
  end,
}: {
  url: ListUrl;
  entityTypes: Filter["options"];
  /** On a customer's own page the customer is given. */
  ofCustomer?: boolean;
  end?: ReactNode;
}) {
  const filters: Filter[] = [
    { name: "kind", label: "Kind", options: choicesOf(KIND_WORDS) },
    { name: "entityType", label: "About", options: entityTypes },
    { name: "realm", label: "Done from", options: choicesOf(REALM_WORDS) },
    { name: "outcome", label: "Outcome", options: choicesOf(OUTCOME_WORDS) },
  ];
  const names = TEXTS.map(({ name }) => name).concat("nameMatch");
  return (
    <FilterBar url={url} search={false} filters={filters} keep={["pageSize"]} end={end}>
      <DateFilter url={url} name="from" label="From" />
      <DateFilter url={url} name="to" label="To" />
      <MoreFilters url={url} names={ofCustomer ? names.filter((name) => name !== "entityId") : names} />
      <Button type="submit" variant="secondary" className="scripting-none:hidden">
        Apply
      </Button>
    </FilterBar>
  );
}
