import { describe, expect, it } from "vitest";
import { parseMapping } from "./mapping";
import { mapRow } from "./row";

const base = {
  version: 1,
  key: "id",
  customer: {
    name: { columns: ["first", "last"] },
    email: "mail",
    phone1: "phone",
    country: { constant: "PL" },
  },
  account: { identifier: "line", productName: "Home" },
  services: [
    { column: "phoneService", equals: "Yes", absent: "No", planName: "Phone", listPrice: "20" },
    {
      column: "net",
      equals: "DSL",
      absent: "No",
      planName: "DSL",
      productName: "Internet",
      listPrice: "25.00",
    },
    { column: "net", equals: ["Fibre", "Fiber"], planName: "Fibre", listPrice: "50" },
  ],
  charge: { column: "fee", reasons: { discount: "Below list", upcharge: "Above list" } },
  closed: { column: "left", equals: "Yes", open: "No" },
  activation: { tenureMonthsColumn: "months" },
  numericColumns: [{ column: "total", allowBlank: true }],
  notes: [{ column: "contract", label: "Contract" }, { column: "pay" }],
  currency: "EUR",
};
const record = {
  id: "A-1",
  first: "Anna",
  last: "Nowak",
  mail: "anna@example.com",
  phone: "+48 600-123-456",
  line: "48600123456",
  phoneService: "Yes",
  net: "DSL",
  fee: "44.15",
  left: "No",
  months: "5",
  total: " ",
  contract: "One year",
  pay: "",
};
const today = "2026-07-31";
const map = (changes: Record<string, string> = {}, mapping: Record<string, unknown> = {}, day = today) =>
  mapRow(parseMapping({ ...base, ...mapping }), { ...record, ...changes }, { today: day });
const rowOf = (...args: Parameters<typeof map>) => {
  const result = map(...args);
  if (!result.ok) throw new Error(result.reasons.join(" "));
  return result.row;
};
const reasonsOf = (...args: Parameters<typeof map>) => {
  const result = map(...args);
  return result.ok ? [] : result.reasons;
};

describe("a good row", () => {
  it("becomes a customer, an account and services that add up to the charge", () => {
    const { rowHash, ...row } = rowOf();
    expect(rowHash).toMatch(/^[0-9a-f]{64}$/);
    expect(row).toEqual({
      externalRef: "A-1",
      customer: {
        name: "Anna Nowak",
        email: "anna@example.com",
        phone1: "+48 600-123-456",
        country: "PL",
        note: "Contract: One year",
        currency: "EUR",
        balanceControl: "postpaid",
        className: null,
        resellerRef: null,
      },
      account: { identifier: "48600123456", productName: "Home" },
      services: [
        { planName: "Phone", productName: null, listPrice: "20.00", adjustment: null },
        {
          planName: "DSL",
          productName: "Internet",
          listPrice: "25.00",
          adjustment: { kind: "discount", unit: "fixed", value: "0.85", reason: "Below list" },
        },
      ],
      closed: false,
      startOn: "2026-02-28",
      finishOn: null,
    });
  });

  it("takes any of several values for a service, and surrounding blanks", () => {
    expect(rowOf({ net: " Fiber ", fee: "70" }).services.map((one) => one.planName)).toEqual([
      "Phone",
      "Fibre",
    ]);
  });

  it("that is closed ended yesterday, and had at least that day", () => {
    expect(rowOf({ left: "Yes" })).toMatchObject({
      closed: true,
      startOn: "2026-02-28",
      finishOn: "2026-07-30",
    });
    expect(rowOf({ left: "Yes", months: "0" })).toMatchObject({
      startOn: "2026-07-30",
      finishOn: "2026-07-30",
    });
  });

  it("takes dates in the written form", () => {
    const dated = {
      activation: { dateColumn: "months", dateFormat: "DD.MM.YYYY" },
      closed: { ...base.closed, dateColumn: "total" },
      numericColumns: [],
    };
    expect(rowOf({ months: "1.2.2024", left: "Yes", total: "29.02.2024" }, dated)).toMatchObject({
      startOn: "2024-02-01",
      finishOn: "2024-02-29",
    });
    expect(reasonsOf({ months: "31.02.2024" }, dated)).toEqual([
      "Column months: “31.02.2024” is not a date like DD.MM.YYYY.",
    ]);
    expect(reasonsOf({ months: "2024-02-01" }, dated)).toHaveLength(1);
    expect(reasonsOf({ months: "1.2.2024", left: "Yes", total: "1.1.2024" }, dated)[0]).toContain(
      "before the start",
    );
    expect(reasonsOf({ months: "1.2.2024", left: "Yes", total: "31.7.2026" }, dated)[0]).toContain(
      "cannot end on 2026-07-31",
    );
  });

  it("reads decimal commas when told so", () => {
    expect(rowOf({ fee: "46,5", total: "1,25" }, { decimalComma: true }).services[1]?.adjustment?.value).toBe(
      "1.50",
    );
    expect(reasonsOf({ fee: "1.046,50" }, { decimalComma: true })).toHaveLength(1);
  });

  it("names class and reseller when the file does", () => {
    const owned = { className: "contract", resellerRef: { constant: "R-7" } };
    expect(rowOf({}, owned).customer).toMatchObject({ className: "One year", resellerRef: "R-7" });
  });
});

describe("the hash", () => {
  it("is the same on another day, so that importing again changes nothing", () => {
    expect(rowOf({ left: "Yes" }, {}, "2027-01-01").rowHash).toBe(rowOf({ left: "Yes" }).rowHash);
    expect(rowOf({}, {}, "2027-01-01").startOn).not.toBe(rowOf().startOn);
  });

  it("changes with anything that is imported, and with nothing else", () => {
    const hash = rowOf().rowHash;
    const different: Record<string, string>[] = [
      { id: "A-2" },
      { last: "Nowa" },
      { fee: "44.16" },
      { left: "Yes" },
      { months: "6" },
      { line: "1" },
      { contract: "x" },
    ];
    for (const changes of different) {
      expect(rowOf(changes).rowHash).not.toBe(hash);
    }
    const same: Record<string, string>[] = [
      { total: "12.5" },
      { fee: "44.150" },
      { id: " A-1 " },
      { extra: "x" },
    ];
    for (const changes of same) expect(rowOf(changes).rowHash).toBe(hash);
  });
});

describe("a bad row", () => {
  it.each([
    [{ id: " " }, "Column id: the key is missing."],
    [{ id: "x".repeat(101) }, "Column id: the value is longer than 100 characters."],
    [{ first: "", last: "" }, "Column first: the name is missing."],
    [{ line: "" }, "Column line: the account is missing."],
    [{ fee: "abc" }, "Column fee: “abc” is not an amount."],
    [{ fee: "" }, "Column fee: the amount is missing."],
    [{ fee: "-5" }, "Column fee: “-5” is negative."],
    [{ fee: "1e3" }, "Column fee: “1e3” is not an amount."],
    [{ total: "n/a" }, "Column total: “n/a” is not an amount."],
    [{ months: "2.5" }, "Column months: “2.5” is not a whole number of months from 0 to 1200."],
    [{ months: "" }, "Column months: the number of months is missing."],
    [{ phoneService: "Maybe" }, "Column phoneService: “Maybe” is none of “Yes”, “No”."],
    [{ net: "Cable" }, "Column net: “Cable” is none of “DSL”, “Fibre”, “Fiber”, “No”."],
    [{ left: "" }, "Column left: “” is none of “Yes”, “No”."],
    [{ mail: "anna" }, "Column mail: “anna” is not an e-mail address."],
    [{ last: "No\nwak" }, "Column last: the value holds a line break or a control character."],
    [
      { phoneService: "No", net: "No" },
      "Column fee: 44.15 is charged, but the row has no service to charge it for.",
    ],
  ])("%j is refused with its reason", (changes, reason) => {
    expect(reasonsOf(changes as Record<string, string>)).toEqual([reason]);
  });

  it("gives all its reasons at once", () => {
    expect(reasonsOf({ fee: "abc", months: "x", mail: "y" })).toHaveLength(3);
  });

  it("has one reason for a blank key that name and account are made of too", () => {
    const made = { customer: { name: { template: "Customer {id}" } }, account: { identifier: "id" } };
    expect(reasonsOf({ id: "" }, made)).toEqual(["Column id: the key is missing."]);
  });

  it.each([
    "=cmd|' /C calc'!A0",
    " =1+1",
    "@SUM(A1)",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "-x",
    "\tx",
    "\rx",
    "\u{ff1d}1",
  ])("%j is refused in a text column as a formula", (value) => {
    for (const column of ["first", "id", "line", "contract"]) {
      expect(reasonsOf({ [column]: value })[0]).toMatch(
        new RegExp(`^Column ${column}: .* looks like a spreadsheet formula\\.$`),
      );
    }
  });

  it.each(["+48 600 123 456", "+1 (555) 010-2020 ext. 7", "-", "- 12", "a=b", "x@y.z"])(
    "%j is no formula",
    (value) => {
      expect(reasonsOf({ phone: value })).toEqual([]);
    },
  );

  it("a record without the column is as good as a blank one", () => {
    const { fee: _fee, ...rest } = record;
    expect(mapRow(parseMapping(base), rest, { today })).toEqual({
      ok: false,
      reasons: ["Column fee: the amount is missing."],
    });
    expect(mapRow(parseMapping({ ...base, key: "constructor" }), record, { today })).toMatchObject({
      ok: false,
    });
  });
});
