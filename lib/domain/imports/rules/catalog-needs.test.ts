import { describe, expect, it } from "vitest";
import { presets } from "../presets";
import { catalogNeeds, planConflict, productConflict, usedNeeds } from "./catalog-needs";
import { parseMapping } from "./mapping";
import type { ImportRow } from "./row";

const service = (planName: string, listPrice = "20", productName?: string) => ({
  column: planName,
  equals: "Yes",
  planName,
  listPrice,
  ...(productName ? { productName } : {}),
});
const mapping = (
  services: object[],
  account: object | undefined = { identifier: "id", productName: "Home" },
) => parseMapping({ version: 1, key: "id", customer: { name: "id" }, currency: "USD", account, services });

describe("what a mapping needs of the catalogue", () => {
  it("is a plan a service and the products it names, the account's own as the main one", () => {
    const needs = catalogNeeds(mapping([service("Phone", "20", "Phone kit"), service("TV", "10.5")]));
    expect(needs).toEqual({
      plans: [
        { name: "Phone", fee: "20.00" },
        { name: "TV", fee: "10.50" },
      ],
      products: [
        { name: "Home", kind: "main", planName: null },
        { name: "Phone kit", kind: "addon", planName: "Phone" },
      ],
    });
    expect(catalogNeeds(mapping([service("Phone", "20", "HOME")])).products).toEqual([
      { name: "Home", kind: "main", planName: "Phone" },
    ]);
    expect(catalogNeeds(presets[0]!.mapping).plans).toHaveLength(10);
  });

  it("is refused when the mapping contradicts itself", () => {
    expect(() => catalogNeeds(mapping([service("Phone"), service("PHONE", "21")]))).toThrow(
      /two list prices/,
    );
    expect(() => catalogNeeds(mapping([service("A", "1", "X"), service("B", "1", "x")]))).toThrow(
      /two plans/,
    );
    const without = { version: 1, key: "id", customer: { name: "id" }, currency: "USD" };
    const loose = parseMapping({ ...without, services: [service("A", "1", "X")] });
    expect(() => catalogNeeds(loose)).toThrow(/needs an account/);
  });

  it("shrinks to what rows use, with the plans of the products used", () => {
    const needs = catalogNeeds(mapping([service("Phone", "20", "Phone kit"), service("TV", "10.5")]));
    const row = (over: object) => ({ account: null, services: [], ...over }) as unknown as ImportRow;
    expect(usedNeeds(needs, [row({})])).toEqual({ plans: [], products: [] });
    const phone = row({ services: [{ planName: "phone", productName: "phone KIT" }] });
    expect(usedNeeds(needs, [phone])).toEqual({ plans: [needs.plans[0]], products: [needs.products[1]] });
  });
});

describe("what is in the catalogue already", () => {
  const plan = { name: "Phone", currency: "USD", fee: "20.00000", archived: false };
  const need = { name: "Phone", fee: "20.00" };
  it("is used when it is the same", () => {
    expect(planConflict(need, plan, "USD")).toBeNull();
    const product = { name: "Kit", kind: "addon", planName: "phone", currency: "USD", archived: false };
    const kit = { name: "Kit", kind: "addon" as const, planName: "Phone" };
    expect(productConflict(kit, product, "USD")).toBeNull();
    expect(productConflict(kit, { ...product, archived: true }, "USD")).toMatch(/archived/);
    expect(productConflict(kit, { ...product, currency: "EUR" }, "USD")).toMatch(/in EUR/);
    expect(productConflict(kit, { ...product, kind: "main" }, "USD")).toMatch(/not an add-on/);
    expect(productConflict(kit, { ...product, planName: null }, "USD")).toMatch(/no plan/);
  });
  it("is never sold at another price, in another currency, or when archived", () => {
    expect(planConflict(need, { ...plan, fee: "25" }, "USD")).toBe(
      "The plan “Phone” costs 25.00 a month; the mapping says 20.00. Change one of them.",
    );
    expect(planConflict(need, { ...plan, fee: null }, "USD")).toMatch(/no monthly fee/);
    expect(planConflict(need, { ...plan, currency: "EUR" }, "USD")).toMatch(/in EUR/);
    expect(planConflict(need, { ...plan, archived: true }, "USD")).toMatch(/archived/);
  });
});
