import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { auditLog, customers, HOUSE, invoiceLines, invoices, plans, taxExemptions } from "@/db/schema";
import { adminContext, customerContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import * as billing from "./index";

let world: World;
let count = 0;
const admin = () => adminContext(db());
const auditOf = (action: string, id: number) =>
  db()
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.entityId, id)));

type RegimeInput = Parameters<typeof billing.createTaxRegime>[1];
const vat = { name: "VAT", percent: "20" };
const create = async (more: Partial<RegimeInput> = {}) => {
  const input = { name: `Regime ${++count}`, taxes: [vat], ...more } as RegimeInput;
  return (await billing.createTaxRegime(admin(), input)).taxRegimeId;
};
const get = (taxRegimeId: number) => billing.getTaxRegime(admin(), { taxRegimeId });
const taxIdOf = async (taxRegimeId: number, name = "VAT") =>
  (await get(taxRegimeId)).taxes.find((tax) => tax.name === name)?.id ?? 0;
const settle = (classId: number, taxRegimeId: number | null) =>
  billing.saveBillingSettings(admin(), { classId, taxRegimeId });

beforeAll(async () => {
  world = await testWorld(db());
});

describe("a tax regime", () => {
  it("keeps several taxes in their order, with rates by category and one for everything else", async () => {
    const id = await create({
      name: "Québec",
      taxes: [
        { name: "", percent: "" },
        { name: "GST", percent: "5", rates: [{ category: "Books", percent: "0" }] },
        { name: "QST", percent: "9.975", compound: "on", rates: [{ category: "", percent: "" }] },
      ],
    });
    expect(await get(id)).toMatchObject({
      name: "Québec",
      prices: "exclusive",
      resellerId: HOUSE,
      classes: { named: [], count: { value: 0 } },
      taxes: [
        {
          name: "GST",
          compound: false,
          rates: [
            { category: "books", percent: "0" },
            { category: null, percent: "5" },
          ],
        },
        { name: "QST", compound: true, rates: [{ category: null, percent: "9.975" }] },
      ],
    });
    const [row] = await auditOf("tax_regime.create", id);
    expect(row?.details).toMatchObject({ created: { "tax GST": "5 %, books 0 %" } });
  });

  it("is refused as a whole when anything in it is wrong, and says where", async () => {
    const wrong = create({
      name: "Wrong",
      taxes: [
        { name: "", percent: "20" },
        { name: "B", percent: "x" },
      ],
    });
    await expect(wrong).rejects.toMatchObject({
      code: "invalid",
      fields: { "taxes.0.name": [expect.any(String)], "taxes.1.percent": [expect.any(String)] },
    });
    const { rows } = await billing.listTaxRegimes(admin(), { q: "wrong" });
    expect(rows).toEqual([]);
  });

  it("has a name of its own under its owner, whatever the case", async () => {
    await create({ name: "Standard" });
    await expect(create({ name: "STANDARD" })).rejects.toMatchObject({
      code: "conflict",
      fields: { name: [expect.any(String)] },
    });
    await create({ name: "Standard", resellerId: world.a.resellerId });
  });

  it("keeps a tax that stays under its id, whichever place it moves to, and tells what changed", async () => {
    const id = await create({ taxes: [vat, { name: "Levy", percent: "2" }] });
    const levy = await taxIdOf(id, "Levy");
    const taxes = [
      { taxId: levy, name: "Levy", percent: "3" },
      { taxId: await taxIdOf(id), name: "VAT", percent: "20" },
      { name: "City tax", percent: "1" },
    ];
    const { name } = await get(id);
    await billing.updateTaxRegime(admin(), { taxRegimeId: id, name, taxes });
    const after = await get(id);
    expect(after.taxes.map((tax) => tax.name)).toEqual(["Levy", "VAT", "City tax"]);
    expect(after.taxes[0]).toMatchObject({ id: levy, rates: [{ category: null, percent: "3" }] });
    const changes = (await auditOf("tax_regime.update", id)).map((row) => [
      row.property,
      row.before,
      row.after,
    ]);
    expect(changes).toEqual(
      expect.arrayContaining([
        ["tax Levy", "2 %", "3 %"],
        ["tax City tax", null, "1 %"],
        ["order", "VAT, Levy", "Levy, VAT, City tax"],
      ]),
    );
    const theirs = { taxRegimeId: id, name, taxes: [{ taxId: await taxIdOf(await create()), ...vat }] };
    await expect(billing.updateTaxRegime(admin(), theirs)).rejects.toMatchObject({ code: "not_found" });
  });

  it("keeps a tax that a customer is exempt from", async () => {
    const { classId, customerId } = world.house;
    const id = await create();
    await settle(classId, id);
    await billing.addTaxExemption(admin(), { customerId, taxId: await taxIdOf(id), certificate: "EX 1" });
    const without = { taxRegimeId: id, name: (await get(id)).name, taxes: [] };
    await expect(billing.updateTaxRegime(admin(), without)).rejects.toMatchObject({ code: "conflict" });
    await db().delete(taxExemptions).where(eq(taxExemptions.customerId, customerId));
    await billing.updateTaxRegime(admin(), without);
    expect((await get(id)).taxes).toEqual([]);
    await settle(classId, null);
  });

  it("is archived only once no class is billed by it, and comes back", async () => {
    const id = await create();
    await settle(world.house.classId, id);
    const archive = () => billing.archiveTaxRegime(admin(), { taxRegimeId: id });
    await expect(archive()).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("HOUSE class"),
    });
    await settle(world.house.classId, null);
    await archive();
    await expect(settle(world.house.classId, id)).rejects.toMatchObject({
      fields: { taxRegimeId: expect.anything() },
    });
    const shelf = await billing.listTaxRegimes(admin(), { archived: "yes" });
    expect(shelf.rows.map((row) => row.id)).toEqual([id]);
    await billing.restoreTaxRegime(admin(), { taxRegimeId: id });
    await settle(world.house.classId, id);
    await settle(world.house.classId, null);
  });

  it("B19: an invoice that is issued keeps its tax lines when the rate changes", async () => {
    const { customerId, resellerId, distributorId } = world.house;
    const id = await create();
    const taxId = await taxIdOf(id);
    const [{ series }] = (
      await db().execute<{ series: number }>(
        sql`insert into number_series (scope, owner_id, pattern, year, last_number)
          values ('company', 0, 'T-{number}', 0, 1) returning id::int as series`,
      )
    ).rows as [{ series: number }];
    const line = {
      invoiceId: 900_001,
      customerId,
      service: "taxes",
      taxCategory: "",
      count: 1,
      exact: "20",
      tax: "0",
    };
    await db()
      .insert(invoiceLines)
      .values([
        {
          ...line,
          ordinal: 0,
          section: "taxes",
          kind: "tax",
          description: "VAT",
          taxId,
          rate: "20",
          base: "100",
          amount: "20",
        },
        {
          ...line,
          ordinal: 1,
          section: "charges",
          kind: "charge",
          description: "Line",
          exact: "100",
          amount: "100",
        },
      ]);
    await db().insert(invoices).values({
      id: 900_001,
      customerId,
      resellerId,
      distributorId,
      type: "regular",
      seriesId: series,
      number: "T-1",
      periodFrom: "2026-02-01",
      periodTo: "2026-03-01",
      timeZone: "UTC",
      currency: "USD",
      positionFrom: 0,
      positionTo: 0,
      decimals: 2,
      pricesIncludeTax: false,
      net: "100",
      tax: "20",
      total: "120",
      rounding: "0",
      payments: "0",
      previousAmountDue: "0",
      amountDue: "120",
      closedOn: "2026-03-01",
      review: "issued",
      issueOn: "2026-03-01",
      issuedOn: "2026-03-01",
      dueOn: "2026-03-16",
      seller: {},
      buyer: {},
      language: "en",
    });
    const taxes = [{ taxId, name: "VAT", percent: "25" }];
    await billing.updateTaxRegime(admin(), { taxRegimeId: id, name: (await get(id)).name, taxes });
    expect((await get(id)).taxes[0]?.rates).toEqual([{ category: null, percent: "25" }]);
    const [kept] = await db().select().from(invoiceLines).where(eq(invoiceLines.invoiceId, 900_001));
    expect(kept).toMatchObject({ rate: "20.00000", amount: "20.00000" });
    // The control: the database itself refuses to change the line.
    await expect(
      db().update(invoiceLines).set({ amount: "25" }).where(eq(invoiceLines.invoiceId, 900_001)),
    ).rejects.toThrow();
  });
});

describe("an estimate of taxes", () => {
  it("of a regime: taxes on top, taxes within, and a category without a rate said to be so", async () => {
    const taxes = [{ name: "VAT", percent: "", rates: [{ category: "internet", percent: "20" }] }];
    const on = await create({ taxes });
    const within = await create({ prices: "inclusive", taxes });
    const ask = (taxRegimeId: number, category = "internet") =>
      billing.estimateRegime(admin(), { taxRegimeId, amount: "100", category });
    expect(await ask(on)).toMatchObject({ net: "100.00", tax: "20.00", total: "120.00" });
    expect(await ask(within)).toMatchObject({ net: "83.33", tax: "16.67", total: "100.00" });
    await expect(ask(on, "voice")).rejects.toMatchObject({ code: "conflict" });
    expect(await ask(on, "not_taxed")).toMatchObject({ tax: "0.00", total: "100.00", lines: [] });
  });

  it("of a customer: by its class, without what it is exempt from", async () => {
    const { classId, customerId } = world.a;
    const id = await create({ resellerId: world.a.resellerId, taxes: [vat, { name: "Levy", percent: "1" }] });
    await settle(classId, id);
    const ask = () => billing.estimateTaxes(admin(), { customerId, amount: "50.00" });
    expect(await ask()).toMatchObject({ tax: "10.50", total: "60.50" });
    const { exemptionId } = await billing.addTaxExemption(resellerContext(db(), world.a.resellerId), {
      customerId,
      taxId: await taxIdOf(id),
      certificate: "77",
    });
    expect(await ask()).toMatchObject({ tax: "0.50", total: "50.50" });
    await expect(
      billing.addTaxExemption(admin(), { customerId, taxId: await taxIdOf(id) }),
    ).rejects.toMatchObject({ code: "conflict" });
    const told = await billing.listTaxExemptions(customerContext(db(), world.a.customer), { customerId });
    expect(told).toMatchObject({ exemptions: [{ taxName: "VAT", certificate: "77", applies: true }] });
    await billing.removeTaxExemption(admin(), { exemptionId });
    expect(await ask()).toMatchObject({ tax: "10.50" });
    const trail = [
      ...(await auditOf("tax_exemption.add", customerId)),
      ...(await auditOf("tax_exemption.remove", customerId)),
    ];
    expect(trail.filter((row) => row.outcome === "ok").map((row) => [row.before, row.after])).toEqual([
      [null, "VAT, certificate 77"],
      ["VAT, certificate 77", null],
    ]);
  });

  it("from all taxes at once: an inclusive price stays the price, with no tax in it", async () => {
    const { classId, customerId } = world.b;
    await settle(classId, await create({ resellerId: world.b.resellerId, prices: "inclusive" }));
    await billing.addTaxExemption(admin(), { customerId, taxId: "" });
    expect(await billing.estimateTaxes(admin(), { customerId, amount: "120" })).toMatchObject({
      net: "120.00",
      tax: "0.00",
      total: "120.00",
    });
  });

  it("refuses the exemption of a closed customer, and from a tax its class does not charge", async () => {
    const { customerId } = world.house;
    const foreign = await taxIdOf(await create());
    await expect(billing.addTaxExemption(admin(), { customerId, taxId: foreign })).rejects.toMatchObject({
      code: "not_found",
    });
    await db().update(customers).set({ closedAt: new Date() }).where(eq(customers.id, customerId));
    await expect(billing.addTaxExemption(admin(), { customerId })).rejects.toMatchObject({
      code: "conflict",
    });
    await db().update(customers).set({ closedAt: null }).where(eq(customers.id, customerId));
  });
});

describe("tax categories", () => {
  it("are those of plans and rates in sight, once each", async () => {
    await db().update(plans).set({ taxCategory: "voice" }).where(eq(plans.id, world.a.planId));
    await db().update(plans).set({ taxCategory: "secret of b" }).where(eq(plans.id, world.b.planId));
    const rates = [
      { category: "Voice", percent: "5" },
      { category: "data", percent: "6" },
    ];
    await create({ resellerId: world.a.resellerId, taxes: [{ name: "T", rates }] });
    expect(await billing.listTaxCategories(resellerContext(db(), world.a.resellerId), {})).toEqual([
      "data",
      "voice",
      "not_taxed",
    ]);
    expect(await billing.listTaxCategories(admin(), {})).toContain("secret of b");
  });
});
