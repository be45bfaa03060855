import { describe, expect, it } from "vitest";
import { managedRealms, missingRights } from "./managing";

describe("managing people", () => {
  it("reaches no realm above one's own", () => {
    expect(managedRealms("admin")).toContain("admin");
    expect(managedRealms("reseller")).not.toContain("admin");
    for (const realm of ["distributor", "customer", "account"] as const)
      expect(managedRealms(realm)).toEqual([]);
  });

  it("names the rights a granter lacks", () => {
    const held = new Set(["customer:read", "user:manage"] as const);
    expect(missingRights(held, ["customer:read"])).toEqual([]);
    expect(missingRights(held, ["customer:read", "role:manage"])).toEqual(["role:manage"]);
  });
});
