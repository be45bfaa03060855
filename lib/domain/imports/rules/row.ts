import { sha256Hex } from "@/lib/platform/ids";
import * as money from "@/lib/platform/money";
import { addDays, addMonths, earlierOf, type PlainDate } from "@/lib/platform/time";
import { adjustToCharge, type LineAdjustment } from "./adjust";
import { amountCell, choiceCell, dateCell, monthsCell } from "./cell";
import { CUSTOMER_FIELDS, type CustomerField, columnsOf, type Mapping } from "./mapping";
import { RowReader } from "./row-reader";

export type ImportService = {
  planName: string;
  productName: string | null;
  listPrice: money.Money;
  adjustment: LineAdjustment | null;
};

export type ImportRow = {
  externalRef: string;
  customer: { name: string } & Partial<Record<CustomerField, string>> & {
      note: string;
      currency: string;
      balanceControl: "postpaid" | "prepaid";
      className: string | null;
      resellerRef: string | null;
    };
  account: { identifier: string; productName: string | null } | null;
  services: ImportService[];
  closed: boolean;
  startOn: PlainDate;
  /** The last day of service, included; set exactly when closed. */
  finishOn: PlainDate | null;
  /** SHA-256 of the mapped row. It leaves out what follows from the day of import, so the same file gives it again. */
  rowHash: string;
};

export type MappedRow = { ok: true; row: ImportRow } | { ok: false; reasons: string[] };

const MAX_KEY = 100;
const MAX_NOTE = 500;

function readCustomer(mapping: Mapping, reader: RowReader): ImportRow["customer"] {
  const { customer, className, resellerRef } = mapping;
  const fields: Partial<Record<CustomerField, string>> = {};
  for (const field of Object.keys(CUSTOMER_FIELDS) as CustomerField[]) {
    const from = customer[field];
    if (from === undefined || field === "name") continue;
    const text = reader.source(from, CUSTOMER_FIELDS[field]);
    if (text !== "") fields[field] = text;
  }
  if (fields.email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(fields.email)) {
    const from = columnsOf(customer.email)[0] ?? "email";
    reader.refuse(from, `“${fields.email.slice(0, 40)}” is not an e-mail address`);
  }
  const notes = mapping.notes.map(({ column, label }) => ({
    name: label ?? column,
    text: reader.text(column, MAX_NOTE),
  }));
  return {
    name: reader.source(customer.name, CUSTOMER_FIELDS.name, "name"),
    ...fields,
    note: notes
      .filter(({ text }) => text !== "")
      .map(({ name, text }) => `${name}: ${text}`)
      .join("\n"),
    currency: mapping.currency,
    balanceControl: mapping.balanceControl,
    className: className === undefined ? null : reader.source(className, MAX_KEY) || null,
    resellerRef: resellerRef === undefined ? null : reader.source(resellerRef, MAX_KEY) || null,
  };
}

function readServices({ services, charge, decimalComma }: Mapping, reader: RowReader): ImportService[] {
  const had = services.filter(({ column, equals }) => {
    const same = services.filter((other) => other.column === column);
    // Two services of one column (DSL, fibre) know each other's values.
    const absent = same.flatMap((other) => other.absent ?? []);
    const known = absent.length === 0 ? [] : [...same.flatMap((other) => other.equals), ...absent];
    return reader.read(column, choiceCell(reader.raw(column), equals, known), false);
  });
  const lines = had.map(({ planName, productName, listPrice }) => ({
    planName,
    productName: productName ?? null,
    listPrice: money.normalize(listPrice),
  }));
  if (!charge) return lines.map((line) => ({ ...line, adjustment: null }));

  const amount = reader.read(charge.column, amountCell(reader.raw(charge.column), decimalComma), money.ZERO);
  if (lines.length === 0 && !money.isZero(amount) && reader.reasons.length === 0) {
    reader.refuse(charge.column, `${amount} is charged, but the row has no service to charge it for`);
  }
  const adjustments = adjustToCharge(lines, amount, charge);
  return lines.map((line, index) => ({ ...line, adjustment: adjustments[index] ?? null }));
}

/** When the services began and ended, and the part of that which stands in the file rather than follows from today. */
function readDates({ activation, closed }: Mapping, reader: RowReader, today: PlainDate) {
  const format = activation?.dateFormat ?? "YYYY-MM-DD";
  let startOn = today;
  let startFact: string | number | null = null;
  if (activation?.tenureMonthsColumn !== undefined) {
    const column = activation.tenureMonthsColumn;
    const months = reader.read(column, monthsCell(reader.raw(column)), 0);
    startOn = addMonths(today, -months);
    startFact = months;
  } else if (activation?.dateColumn !== undefined) {
    const column = activation.dateColumn;
    startOn = reader.read(column, dateCell(reader.raw(column), format), today);
    startFact = startOn;
  }
  if (!closed) return { closed: false, startOn, finishOn: null, facts: [startFact, null] };

  const known = closed.open === undefined ? [] : [...closed.equals, ...closed.open];
  const isClosed = reader.read(
    closed.column,
    choiceCell(reader.raw(closed.column), closed.equals, known),
    false,
  );
  if (!isClosed) return { closed: false, startOn, finishOn: null, facts: [startFact, null] };
  let finishOn = addDays(today, -1);
  let finishFact: string | null = null;
  if (closed.dateColumn !== undefined) {
    finishOn = reader.read(closed.dateColumn, dateCell(reader.raw(closed.dateColumn), format), finishOn);
    finishFact = finishOn;
    if (finishOn >= today) reader.refuse(closed.dateColumn, `a closed customer cannot end on ${finishOn}`);
    if (typeof startFact === "string" && finishOn < startOn) {
      reader.refuse(closed.dateColumn, `the end ${finishOn} lies before the start ${startOn}`);
    }
  }
  // Someone who left in the first month still had a day of service.
  return { closed: true, startOn: earlierOf(startOn, finishOn), finishOn, facts: [startFact, finishFact] };
}

/**
 * Turns one record of the file into a customer with services, or into the plain reasons why it cannot be.
 * Pure: the same mapping, record and day give the same row.
 * @param context.today the date of the import in the company's time zone.
 */
export function mapRow(
  mapping: Mapping,
  record: Readonly<Record<string, string>>,
  context: { today: PlainDate },
): MappedRow {
  const reader = new RowReader(record);
  const externalRef = reader.source(mapping.key, MAX_KEY, "key");
  const customer = readCustomer(mapping, reader);
  const account = mapping.account
    ? {
        identifier: reader.source(mapping.account.identifier, MAX_KEY, "account"),
        productName: mapping.account.productName ?? null,
      }
    : null;
  const services = readServices(mapping, reader);
  for (const { column, allowBlank } of mapping.numericColumns) {
    if (allowBlank && reader.raw(column).trim() === "") continue;
    reader.read(column, amountCell(reader.raw(column), mapping.decimalComma), money.ZERO);
  }
  const { facts, ...dates } = readDates(mapping, reader, context.today);
  if (reader.reasons.length > 0) return { ok: false, reasons: reader.reasons };
  const rowHash = sha256Hex(JSON.stringify([externalRef, customer, account, services, dates.closed, facts]));
  return { ok: true, row: { externalRef, customer, account, services, ...dates, rowHash } };
}
