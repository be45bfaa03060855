import { describe, expect, it } from "vitest";
import {
  actionWords,
  causeWords,
  entityWord,
  entityWords,
  propertyLabel,
  propertySpellings,
} from "./audit-words";

describe("words of the audit log", () => {
  it.each([
    ["creditLimit", "Credit limit"],
    ["externalRef", "External reference"],
    ["firstName", "First name"],
    ["Unallocated payments", "Unallocated payments"],
    ["fees.0.amount", "Fees 0 amount"],
  ])("calls the property %s “%s”", (property, label) => expect(propertyLabel(property)).toBe(label));

  it.each([["Credit limit"], ["creditLimit"], ["credit_limit"], [" CREDIT LIMIT "]])(
    "finds creditLimit by %s",
    (typed) => expect(propertySpellings(typed)).toContain("creditlimit"),
  );

  it("finds a property by the label it is shown under", () => {
    expect(propertySpellings("Customer class")).toContain("classid");
    expect(propertySpellings("E-mail")).toContain("email");
  });

  it.each([
    ["customer.block", "blocked", ""],
    ["customer.update_contact", "updated", "contact"],
    ["subscription.close_many", "closed", "many"],
    ["fee.apply", "applied", ""],
    ["session.stop", "stopped", ""],
  ])("puts %s into the past", (action, done, what) => expect(actionWords(action)).toEqual({ done, what }));

  it("gives every entity type some word, known or not", () => {
    expect([entityWord("customer_class"), entityWords("currency")]).toEqual(["customer class", "currencies"]);
    expect([entityWord("bill_run"), entityWords("bill_run")]).toEqual(["bill run", "bill runs"]);
  });

  it("gives every cause a reference, known or not", () => {
    expect(causeWords("payment").reference).toBe("xDR id");
    expect(causeWords("bill_run")).toEqual({ cause: "Bill run", reference: "bill run id" });
  });
});
