import { describe, expect, it } from "vitest";
import { checkHeaders, missingColumnText, suggestMapping } from "./headers";
import { parseMapping } from "./mapping";

const mapping = parseMapping({
  version: 1,
  key: "customerID",
  customer: { name: "Name", email: "E-mail" },
  notes: [{ column: "Contract" }],
  currency: "EUR",
});

describe("checkHeaders", () => {
  it("is content when every column is there, in any order, with others", () => {
    expect(checkHeaders(mapping, ["x", "Contract", "E-mail", "Name", "customerID"])).toEqual([]);
  });

  it("names each missing column with the nearest names the file has", () => {
    const missing = checkHeaders(mapping, ["customer_id", "Full name", "Email", "City", "Contrakt type"]);
    expect(missing).toEqual([
      { column: "customerID", suggestions: ["customer_id"] },
      { column: "Name", suggestions: ["Full name"] },
      { column: "E-mail", suggestions: ["Email"] },
      { column: "Contract", suggestions: ["Contrakt type"] },
    ]);
    expect(missing.map(missingColumnText)[0]).toBe(
      "The file has no column “customerID” (did you mean “customer_id”?).",
    );
  });

  it("suggests nothing where nothing is near", () => {
    const [first] = checkHeaders(mapping, ["foo", "Name", "E-mail", "Contract"]);
    expect(first).toEqual({ column: "customerID", suggestions: [] });
    expect(first && missingColumnText(first)).toBe("The file has no column “customerID”.");
  });
});

describe("suggestMapping", () => {
  it("finds the usual names, however they are written", () => {
    const headers = [
      "Customer_ID",
      "First Name",
      "Surname",
      "E-Mail",
      "Phone",
      "phone2",
      "POSTCODE",
      "Adress",
      "Monthly Charges",
      "tenure",
    ];
    expect(suggestMapping(headers)).toEqual({
      key: "Customer_ID",
      firstName: "First Name",
      lastName: "Surname",
      email: "E-Mail",
      phone1: "Phone",
      phone2: "phone2",
      zip: "POSTCODE",
      address1: "Adress",
      charge: "Monthly Charges",
      tenureMonths: "tenure",
    });
  });

  it("leaves out what it does not know, and gives no column to two things", () => {
    expect(suggestMapping(["PhoneService", "Churn", "phone 3"])).toEqual({});
    const found = Object.values(suggestMapping(["id", "name", "customer"]));
    expect(new Set(found).size).toBe(found.length);
    expect(suggestMapping([])).toEqual({});
  });
});
