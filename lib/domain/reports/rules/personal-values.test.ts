import { describe, expect, it } from "vitest";
import { maskedDetails, maskedName, maskedValue } from "./personal-values";

describe("personal values in the audit log", () => {
  it("masks names, contact fields and logins", () => {
    expect(maskedValue("customer", "name", "John Doe")).toBe("J••• D•••");
    expect(maskedValue("account", "email", "john@example.com")).toBe("j•••@•••.com");
    expect(maskedValue("customer", "phone1", "+48 600 123 456")).toBe("•••56");
    expect(maskedValue("customer", "address1", "1 High Street")).toBe("•••");
    expect(maskedValue("user", "login", "john")).toBe("•••");
  });

  it("leaves what is nobody's: terms, catalogue names, the company's own address", () => {
    expect(maskedValue("customer", "creditLimit", "50.00")).toBe("50.00");
    expect(maskedValue("product", "name", "Essentials")).toBe("Essentials");
    expect(maskedValue("company", "email", "hello@panda.example")).toBe("hello@panda.example");
    expect(maskedName("reseller", "EasyCall")).toBe("EasyCall");
    expect(maskedValue("customer", "constructor", "x")).toBe("x");
  });

  it("masks at every depth of the details, and what was searched for", () => {
    const details = {
      created: {
        name: "John Doe",
        email: "john@example.com",
        creditLimit: "50.00",
        contacts: [{ phone: "+48600123456" }],
      },
      filter: { q: "doe", status: "active" },
    };
    expect(maskedDetails("customer", details)).toEqual({
      created: {
        name: "J••• D•••",
        email: "j•••@•••.com",
        creditLimit: "50.00",
        contacts: [{ phone: "•••56" }],
      },
      filter: { q: "•••", status: "active" },
    });
  });

  it("cuts what was asked for out of a page's address", () => {
    expect(maskedName("page", "/customer/accounts?q=john")).toBe("/customer/accounts?•••");
    expect(maskedName("page", "/customer/accounts")).toBe("/customer/accounts");
  });

  it("leaves an absent name absent", () => expect(maskedName("customer", "")).toBe(""));
});
