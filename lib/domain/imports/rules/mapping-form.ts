import { suggestMapping } from "./headers";
import { CUSTOMER_FIELDS, type CustomerField, type Mapping, type Source } from "./mapping";

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
    decimalComma: form.decimalComma === true || text(form.decimalComma) === "on",
    // How the file was read stays with the mapping; a tab must not be trimmed away.
    delimiter: typeof form.delimiter === "string" && form.delimiter !== "" ? form.delimiter : undefined,
    encoding: orNothing(text(form.encoding)),
  };
}

const columnLists = ({ numericColumns, notes }: Mapping) => ({
  numericColumns: numericColumns
    .map(({ column, allowBlank }) => (allowBlank ? `${column}, may be blank` : column))
    .join("\n"),
  notes: notes.map(({ column, label }) => (label ? `${column} = ${label}` : column)).join("\n"),
});

/** What the mapping page's inputs hold for a mapping; `mappingFromForm` gives the mapping back. */
export function draftOf(mapping: Mapping) {
  const { charge, closed, activation } = mapping;
  const fields = Object.keys(CUSTOMER_FIELDS) as CustomerField[];
  return {
    key: mapping.key,
    customer: Object.fromEntries(fields.map((name) => [name, sourceText(mapping.customer[name])])) as Record<
      CustomerField,
      string
    >,
    balanceControl: mapping.balanceControl as string,
    className: sourceText(mapping.className),
    resellerRef: sourceText(mapping.resellerRef),
    account: {
      identifier: sourceText(mapping.account?.identifier),
      productName: mapping.account?.productName ?? "",
    },
    services: mapping.services.map((one) => ({
      column: one.column,
      equals: one.equals.join(" | "),
      absent: (one.absent ?? []).join(" | "),
      planName: one.planName,
      productName: one.productName ?? "",
      listPrice: one.listPrice,
    })),
    charge: {
      column: charge?.column ?? "",
      adjustOn: (charge?.adjustOn ?? "largest") as string,
      reasons: { discount: charge?.reasons.discount ?? "", upcharge: charge?.reasons.upcharge ?? "" },
    },
    closed: {
      column: closed?.column ?? "",
      equals: (closed?.equals ?? []).join(" | "),
      open: (closed?.open ?? []).join(" | "),
      dateColumn: closed?.dateColumn ?? "",
    },
    activation: {
      tenureMonthsColumn: activation?.tenureMonthsColumn ?? "",
      dateColumn: activation?.dateColumn ?? "",
      dateFormat: (activation?.dateFormat ?? "YYYY-MM-DD") as string,
    },
    ...columnLists(mapping),
    currency: mapping.currency,
    decimalComma: mapping.decimalComma,
    delimiter: mapping.delimiter ?? "",
    encoding: mapping.encoding ?? "",
  };
}
export type MappingDraft = ReturnType<typeof draftOf>;

/** A first guess from the names of the columns alone. */
export function guessedDraft(headers: readonly string[], currency: string): MappingDraft {
  const { key, account, charge, startDate, tenureMonths, ...guessed } = suggestMapping(headers);
  const first = key ?? headers[0] ?? "";
  const { name = first, ...fields } = guessed;
  const draft = draftOf({
    version: 1,
    key: first,
    customer: { ...fields, name },
    balanceControl: "postpaid",
    services: [],
    numericColumns: [],
    notes: [],
    currency,
    decimalComma: false,
    ...(account === undefined ? {} : { account: { identifier: account } }),
  });
  draft.charge.column = charge ?? "";
  draft.activation.dateColumn = startDate ?? "";
  draft.activation.tenureMonthsColumn = startDate === undefined ? (tenureMonths ?? "") : "";
  return draft;
}
