import { describe, expect, it } from "vitest";
import { PORTALS, portalOf, safeReturn } from "./portals";

describe("a portal", () => {
  it.each([
    ["/admin", "admin"],
    ["/admin/customers/7", "admin"],
    ["/customer", "customer"],
    ["/account/x", "account"],
    ["/administrator", null],
    ["/Admin", null],
    ["/login", null],
    ["//admin", null],
    ["", null],
  ])("of %s is %s", (path, portal) => {
    expect(portalOf(path)).toBe(portal);
  });
});

describe("the way back after signing in", () => {
  it("is the page that was asked for, in one's own portal", () => {
    expect(safeReturn("admin", "/admin/customers/7")).toBe("/admin/customers/7");
    expect(safeReturn("customer", "/customer")).toBe("/customer");
  });

  it.each([
    "https://evil.example",
    "//evil.example",
    "//evil.example/admin",
    "/\\evil.example",
    "\\\\evil.example",
    "/admin/../customer",
    "/admin?next=https://evil.example",
    "/admin#x",
    "/admin//evil.example",
    "/admin/%2e%2e/x",
    "/customer/subscriptions",
    "javascript:alert(1)",
    "/admin\n/x",
    " /admin",
    "",
    null,
    undefined,
  ])("is home for %j", (wanted) => {
    expect(safeReturn("admin", wanted)).toBe("/admin");
  });

  it("never leaves the portal, whatever the portal", () => {
    for (const portal of PORTALS)
      for (const other of PORTALS)
        if (other !== portal) expect(safeReturn(portal, `/${other}/x`)).toBe(`/${portal}`);
  });
});
