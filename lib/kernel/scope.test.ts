import { PgDialect } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import type { Actor } from "./actor";
import { visibleTo } from "./scope";

const text = (actor: Actor, table: Parameters<typeof visibleTo>[1]) => {
  const { sql, params } = new PgDialect().sqlToQuery(visibleTo(actor, table));
  return `${sql} ${JSON.stringify(params)}`;
};
const signed = { person: null, name: "x", permissions: new Set<never>() };

describe("what an actor sees of a table", () => {
  it("is everything for operators and jobs, nothing for the anonymous", () => {
    expect(text({ kind: "admin", ...signed }, "customers")).toBe("true []");
    expect(text({ kind: "system", job: "x" }, "customers")).toBe("true []");
    expect(text({ kind: "anonymous" }, "customers")).toBe("false []");
  });

  it("is an equality on the owner column of the actor's realm", () => {
    const customer = { kind: "customer", ...signed, customerId: 7, resellerId: 3, distributorId: 0 } as const;
    expect(text({ kind: "reseller", ...signed, resellerId: 3 }, "accounts")).toMatch(
      /"resellerId" = \$1 \[3\]|"reseller_id" = \$1 \[3\]/,
    );
    expect(text(customer, "customers")).toMatch(/"id" = \$1 \[7\]/);
    expect(text(customer, "subscriptions")).toMatch(/customer_?id" = \$1 \[7\]/i);
  });

  it("is nothing where the table has no column for the realm", () => {
    const customer = { kind: "customer", ...signed, customerId: 7, resellerId: 3, distributorId: 0 } as const;
    for (const table of ["products", "plans", "users", "imports", "resellers"] as const)
      expect(text(customer, table)).toBe("false []");
  });
});
