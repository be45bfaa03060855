import { CUSTOMER_FIELDS, type Mapping, type Source } from "./mapping";

/** A form as transport gives it: texts, nested by dotted names. */
type Typed = { [name: string]: unknown };

const text = (value: unknown): string => (typeof value === "string" ? value.trim() : "");
const branch = (value: unknown): Typed =>
  typeof value === "object" && value !== null ? (value as Typed) : {};
const rows = (value: unknown): Typed[] => (Array.isArray(value) ? value.map(branch) : []);
const lines = (value: unknown): string[] =>
  text(value)
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
const values = (value: unknown): string[] =>
  text(value)
    .split("|")
    .map((one) => one.trim())
    .filter((one) => one !== "");
const orNothing = <T extends string | string[]>(value: T): T | undefined =>
  value.length === 0 ? undefined : value;

const JOINED = /^\{[^{}]+\}(?:\s*\+\s*\{[^{}]+\})+$/;

/** How a source is typed: `Column`, `{First}+{Last}` joined, `Customer {Id}` as a pattern, `=Retail` for one text. */
export function sourceText(from: Source | undefined): string {
  if (from === undefined) return "";
  if (typeof from === "string") return from;
  if ("column" in from) return from.column;
  if ("columns" in from) return from.columns.map((one) => `{${one}}`).join("+");
  return "template" in from ? from.template : `=${from.constant}`;
}

/** The reverse of `sourceText`; nothing typed is no source. */
export function parseSource(typed: string): Source | undefined {
  const one = typed.trim();
  if (one === "") return undefined;
  if (one.startsWith("=")) return { constant: one.slice(1).trim() };
  if (JOINED.test(one)) return { columns: [...one.matchAll(/\{([^{}]+)\}/g)].map((m) => m[1]?.trim() ?? "") };
  return /\{[^{}]+\}/.test(one) ? { template: one } : one;
}

const BLANK = /\s*,\s*may be blank$/i;

function services(form: Typed) {
  return rows(form.services)
    .filter((row) => ["column", "equals", "planName", "listPrice"].some((name) => text(row[name]) !== ""))
    .map((row) => ({
      column: text(row.column),
      equals: values(row.equals),
      absent: orNothing(values(row.absent)),
      planName: text(row.planName),
      productName: orNothing(text(row.productName)),
      listPrice: text(row.listPrice),
    }));
}

function charge(form: Typed) {
  const given = branch(form.charge);
  if (text(given.column) === "") return undefined;
  const reasons = branch(given.reasons);
  return {
    column: text(given.column),
    adjustOn: text(given.adjustOn) || undefined,
    reasons: {
      discount: text(reasons.discount) || "Agreed price below list",
      upcharge: text(reasons.upcharge) || "Agreed price above list",
    },
  };
}

function closed(form: Typed) {
  const given = branch(form.closed);
  if (text(given.column) === "") return undefined;
  return {
    column: text(given.column),
    equals: values(given.equals),
    open: orNothing(values(given.open)),
    dateColumn: orNothing(text(given.dateColumn)),
  };
}

function activation(form: Typed) {
  const given = branch(form.activation);
  const [tenureMonthsColumn, dateColumn] = [text(given.tenureMonthsColumn), text(given.dateColumn)];
  if (tenureMonthsColumn === "" && dateColumn === "") return undefined;
  return {
    tenureMonthsColumn: orNothing(tenureMonthsColumn),
    dateColumn: orNothing(dateColumn),
    dateFormat: text(given.dateFormat) || undefined,
  };
}

/** The mapping that the mapping page's form says; whether it is a sound one is for `parseMapping` to judge. */
export function mappingFromForm(form: Typed): unknown {
  const customer = branch(form.customer);
  const account = branch(form.account);
  const sources = Object.keys(CUSTOMER_FIELDS).map((name) => [name, parseSource(text(customer[name]))]);
  return {
    version: 1,
    key: text(form.key),
    customer: { ...Object.fromEntries(sources), name: parseSource(text(customer.name)) ?? "" },
    balanceControl: text(form.balanceControl) || undefined,
    className: parseSource(text(form.className)),
    resellerRef: parseSource(text(form.resellerRef)),
    account:
      text(account.identifier) === ""
        ? undefined
        : {
            identifier: parseSource(text(account.identifier)),
            productName: orNothing(text(account.productName)),
          },
    services: services(form),
    charge: charge(form),
    closed: closed(form),
    activation: activation(form),
    numericColumns: lines(form.numericColumns).map((line) => ({
      column: line.replace(BLANK, ""),
      allowBlank: BLANK.test(line),
    })),
    notes: lines(form.notes).map((line) => {
      const [column = "", ...label] = line.split("=");
      return { column: column.trim(), label: orNothing(label.join("=").trim()) };
    }),
    currency: text(form.currency).toUpperCase(),
    decimalComma: text(form.decimalComma) === "on",
    // How the file was read stays with the mapping; a tab must not be trimmed away.
    delimiter: typeof form.delimiter === "string" && form.delimiter !== "" ? form.delimiter : undefined,
    encoding: orNothing(text(form.encoding)),
  };
}

/** The lines of the form's two lists of columns. */
export const listTexts = ({ numericColumns, notes }: Pick<Mapping, "numericColumns" | "notes">) => ({
  numericColumns: numericColumns
    .map(({ column, allowBlank }) => (allowBlank ? `${column}, may be blank` : column))
    .join("\n"),
  notes: notes.map(({ column, label }) => (label ? `${column} = ${label}` : column)).join("\n"),
});
