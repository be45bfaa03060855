import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AuditTrail } from "./audit";

const entity = { type: "customer", id: 1, name: "John" };

describe("the audit trail of an operation", () => {
  it("has a row for each property that differs, and none for the rest", () => {
    const trail = new AuditTrail("customer.update");
    trail.changed(entity, { city: "Lima", zip: "1", note: "" }, { city: "Quito", zip: "1" });
    expect(trail.entries.map(({ property, before, after }) => [property, before, after])).toEqual([
      ["city", "Lima", "Quito"],
    ]);
  });

  it("works out by how much an amount changed, exactly", () => {
    const trail = new AuditTrail("payment.post");
    trail.changed(
      entity,
      { unallocated: "10.00000" },
      { unallocated: "70.00" },
      { amounts: ["unallocated"] },
    );
    expect(trail.entries[0]).toMatchObject({ before: "10.00000", after: "70.00", delta: "60.00" });
  });

  it("does not take 20 and 20.00 for a change", () => {
    const trail = new AuditTrail("plan.update");
    trail.changed(entity, { fee: "20.00000" }, { fee: "20" });
    expect(trail.entries).toMatchObject([{ property: null, details: { unchanged: true } }]);
  });

  it("never holds a secret, under whatever name one arrives", () => {
    const secretName = fc.constantFrom(
      "password",
      "passwordHash",
      "totpSecret",
      "apiToken",
      "api_key",
      "recoveryCode",
      "handoverHash",
    );
    fc.assert(
      fc.property(secretName, fc.uuid(), fc.uuid(), (name, old, fresh) => {
        const trail = new AuditTrail("user.update");
        trail.created(entity, { login: "x", [name]: fresh });
        trail.changed(entity, { [name]: old }, { [name]: fresh });
        const written = JSON.stringify(trail.entries);
        expect(written).not.toContain(old);
        expect(written).not.toContain(fresh);
      }),
    );
  });
});
