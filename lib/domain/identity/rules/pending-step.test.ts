import { describe, expect, it } from "vitest";
import { demandsSecondFactor, pendingStep } from "./pending-step";

const plain = {
  realm: "admin",
  totpConfirmedAt: null,
  mustChangePassword: false,
  secondFactorRequired: false,
};
const confirmed = { ...plain, totpConfirmedAt: new Date(0) };

describe("what a signed-in person must do first", () => {
  it("is nothing in the ordinary case", () => {
    expect(pendingStep(plain, false)).toBeNull();
    expect(pendingStep(confirmed, true)).toBeNull();
  });

  it("is the second factor of those who have one, before anything else", () => {
    expect(pendingStep({ ...confirmed, mustChangePassword: true }, false)).toBe("second_factor");
    expect(pendingStep({ ...confirmed, mustChangePassword: true }, true)).toBe("change_password");
  });

  it("is a password of their own before a second factor is set up with it", () => {
    const required = { ...plain, secondFactorRequired: true };
    expect(pendingStep({ ...required, mustChangePassword: true }, false)).toBe("change_password");
    expect(pendingStep(required, false)).toBe("enrol");
  });

  it("is never a second factor for customers and accounts unless they chose one", () => {
    for (const realm of ["customer", "account"])
      expect(pendingStep({ ...plain, realm, secondFactorRequired: true }, false)).toBeNull();
    expect(pendingStep({ ...confirmed, realm: "customer" }, false)).toBe("second_factor");
  });

  it("is demanded of operators, resellers and distributors, where the company says so", () => {
    for (const realm of ["admin", "reseller", "distributor"]) {
      expect(demandsSecondFactor(realm, true)).toBe(true);
      expect(demandsSecondFactor(realm, false)).toBe(false);
    }
  });
});
