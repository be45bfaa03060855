import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  auditLog,
  billingSettings,
  customers,
  invoiceFiles,
  invoices,
  subscriptions,
  taxRates,
} from "@/db/schema";
import { setLogo, updateBranding } from "@/lib/domain/parties";
import type { Context } from "@/lib/kernel/context";
import { permissionsOf } from "@/lib/kernel/permissions";
import { formatMoney } from "@/lib/platform/format";
import { billAt } from "@/lib/testing/billing-clock";
import {
  accountContext,
  adminContext,
  customerContext,
  distributorContext,
  resellerContext,
} from "@/lib/testing/contexts";
import { type Estate, testWorld, type World } from "@/lib/testing/factories";
import { writeInvoice } from "@/lib/testing/invoice-trial";
import { pdfPages, pdfText } from "@/lib/testing/pdf-text";
import { plainPng } from "@/lib/testing/pictures";
import { makeAccount, makeCustomer, makePlan } from "@/lib/testing/subscription-story";
import {
  createTaxRegime,
  exportInvoiceLines,
  exportInvoicePdfs,
  exportInvoices,
  getExtract,
  getInvoice,
  getInvoicePdf,
  getInvoiceTotals,
  listExtracts,
  listInvoices,
  regenerateInvoicePdf,
  sumInvoices,
  voidInvoice,
} from "./index";

type Billed = Estate & { invoiceId: number; lines: number[] };

let world: World;
let a: Billed;
let b: Billed;

const MARCH = "2026-03-20T09:00:00Z";
const at = { now: new Date(MARCH) };
const admin = () => adminContext(db(), at);
const asReseller = ({ resellerId }: Estate, more = {}) =>
  resellerContext(db(), resellerId, { ...at, ...more });
const asCustomer = ({ customer }: Estate) => customerContext(db(), customer, at);
const asLine = (estate: Billed, n: number) =>
  accountContext(db(), { ...estate.customer, accountId: estate.lines[n] ?? 0 }, at);

/** A customer of an owner with two lines and something of its own, billed for February by the engine itself. */
async function billed(estate: Estate, mark: string): Promise<Billed> {
  const owner = adminContext(db(), at);
  const { resellerId, distributorId, classId } = estate;
  const { taxRegimeId } = await createTaxRegime(owner, {
    resellerId,
    name: `${mark} taxes`,
    taxes: [{ name: "VAT", percent: "20" }],
  } as never);
  await db()
    .insert(billingSettings)
    .values({
      classId,
      resellerId,
      taxRegimeId,
      numberPattern: `${mark}-{number:4}`,
      footer: `${mark} footer`,
    });
  const customerId = await makeCustomer(db(), estate, `${mark} Payer`, {
    createdAt: new Date("2026-02-01T00:00:00Z"),
    language: "es",
    firstName: "Ana",
    lastName: mark,
    city: "Málaga",
    email: `${mark}@payer.example`,
  });
  const plan = (fee: string) => makePlan(db(), estate, `${mark} ${fee}`, fee, { chargeModel: "at_end" });
  const lines: number[] = [];
  for (const n of [1, 2])
    lines.push(
      await makeAccount(db(), estate, customerId, `+49${mark}00000${n}`, { name: `${mark} line ${n}` }),
    );
  const own = {
    resellerId,
    distributorId,
    customerId,
    startOn: "2026-02-01",
    activatedOn: "2026-02-01",
    recurringFee: "0",
  };
  await db()
    .insert(subscriptions)
    .values([
      { ...own, planId: await plan("33.33") },
      { ...own, planId: await plan("1010.01"), accountId: lines[0] },
      { ...own, planId: await plan("7.07"), accountId: lines[1] },
    ]);
  return { ...estate, customerId, customer: { ...estate.customer, customerId }, invoiceId: 0, lines };
}

const newest = async ({ customerId }: Estate): Promise<number> => {
  const [row] = await db()
    .select({ id: invoices.id })
    .from(invoices)
    .where(eq(invoices.customerId, customerId));
  return row?.id ?? 0;
};

beforeAll(async () => {
  world = await testWorld(db());
  a = await billed(world.a, "AAA");
  b = await billed(world.b, "BBB");
  await billAt(db(), "2026-03-02T03:00:00Z");
  a.invoiceId = await newest(a);
  b.invoiceId = await newest(b);
}, 60_000);

const csv = async ({
  headers,
  rows,
}: {
  headers: string[];
  rows: AsyncIterable<unknown[]> | Iterable<unknown[]>;
}) => {
  const all: Record<string, unknown>[] = [];
  for await (const row of rows) all.push(Object.fromEntries(headers.map((name, n) => [name, row[n]])));
  return all;
};
const spanish = (amount: string) =>
  formatMoney(amount, { currency: "USD" }).replace(/[.,]/g, (sign) => (sign === "." ? "," : "."));

describe("an invoice made by a bill run", () => {
  it("B24: list, page, PDF, CSV and sums show the same stored totals", async () => {
    const item = (await listInvoices(admin(), { customerId: a.customerId })).rows[0];
    const detail = await getInvoice(admin(), { invoiceId: a.invoiceId });
    const [row] = await csv(await exportInvoices(admin(), { customerId: a.customerId }));
    const lines = await csv(await exportInvoiceLines(admin(), { invoiceId: a.invoiceId }));
    const [sum] = await sumInvoices(admin(), { customerId: a.customerId });
    const text = await pdfText((await getInvoicePdf(admin(), { invoiceId: a.invoiceId })).pdf);

    // 33.33 + 1010.01 + 7.07 = 1050.41, VAT 20 % = 210.08 (210.082).
    const expected = { net: "1050.41", tax: "210.08", total: "1260.49" };
    expect(item).toMatchObject({
      ...expected,
      status: "overdue",
      outstanding: "1260.49",
      amountDue: "1260.49",
    });
    expect(detail).toMatchObject(expected);
    expect(detail.sheet).toMatchObject({ ...expected, amountDue: "1260.49", toPay: "1260.49" });
    expect(row).toMatchObject({ ...expected, number: item?.number, amount_due: "1260.49" });
    expect(sum).toMatchObject({ ...expected, invoices: 1, outstanding: "1260.49" });
    expect(lines.map((line) => [line.section, line.amount])).toEqual([
      ["charges", "33.33"],
      ["charges", "1010.01"],
      ["charges", "7.07"],
      ["taxes", "210.08"],
    ]);
    for (const amount of Object.values(expected)) expect(text).toContain(spanish(amount));
    expect(text).toContain(`Total de esta factura ${spanish("1260.49")}`);
    expect(text).toContain("1.260,49 USD");
    expect(text).toContain("AAA footer");
    expect(text).toContain(item?.number ?? "no number");
  });

  it("knows its neighbours, what may be done to it, and what is outstanding in all", async () => {
    const detail = await getInvoice(asReseller(a), { invoiceId: a.invoiceId });
    expect(detail).toMatchObject({ older: null, newer: null, buyer: { city: "Málaga" } });
    expect(detail.verbs).toEqual(["adjust", "void", "reissue", "write_off", "regenerate_pdf"]);
    expect((await getInvoice(asCustomer(a), { invoiceId: a.invoiceId })).verbs).toEqual([]);
    expect(await getInvoiceTotals(asCustomer(a), {})).toEqual([
      { currency: "USD", outstanding: "1260.49", overdue: "1260.49", nextDueOn: null },
    ]);
  });

  it("is found by how its number begins, and by its days", async () => {
    const found = async (asked: object) =>
      (await listInvoices(admin(), { customerId: a.customerId, ...asked })).count.value;
    expect(await found({ q: "aaa-0" })).toBe(1);
    expect(await found({ q: "AAA-%" })).toBe(0);
    expect(await found({ from: "2026-03-02", to: "2026-03-02" })).toBe(1);
    expect(await found({ from: "2026-03-03" })).toBe(0);
    expect(await found({ on: "period", from: "2026-02-28", to: "2026-02-28" })).toBe(1);
    expect(await found({ on: "due", to: "2026-03-16" })).toBe(0);
    expect(await found({ on: "due", to: "2026-03-17" })).toBe(1);
    expect(await found({ currency: "EUR" })).toBe(0);
  });
});

const refusal = async (asked: Promise<unknown>) =>
  asked.then(
    () => "shown",
    (error) => `${error.code}: ${error.message}`,
  );

describe("I-4: nobody reaches another owner's invoice", () => {
  it("a neighbour's invoice and one that does not exist give the same answer, for page, PDF and lines alike", async () => {
    const strangers: Context[] = [
      asReseller(b),
      asCustomer(b),
      distributorContext(db(), world.b, at),
      asLine(a, 0),
      asLine(b, 0),
    ];
    for (const ctx of strangers)
      for (const ask of [getInvoice, getInvoicePdf, exportInvoiceLines]) {
        const absent = await refusal(ask(ctx, { invoiceId: 99_999_999 }) as Promise<unknown>);
        expect(await refusal(ask(ctx, { invoiceId: a.invoiceId }) as Promise<unknown>)).toBe(absent);
        expect(absent).toMatch(/^not_found/);
      }
  });

  it("lists, counts, searches, sums and files hold one's own alone", async () => {
    const own = (await listInvoices(asReseller(b), {})).rows.map(({ id }) => id);
    expect(own).toEqual([b.invoiceId]);
    for (const asked of [{ customerId: a.customerId }, { q: "AAA" }]) {
      expect((await listInvoices(asReseller(b), asked)).count).toEqual({ value: 0, exact: true });
      expect(await sumInvoices(asReseller(b), { ...asked, from: "2026-01-01" })).toEqual([]);
      expect(await refusal(exportInvoicePdfs(asReseller(b), asked))).toMatch(/^not_found/);
    }
    expect(await getInvoiceTotals(asReseller(b), { customerId: a.customerId })).toEqual([]);
    const { files } = await exportInvoicePdfs(asReseller(b), {});
    const names: string[] = [];
    for await (const file of files) {
      names.push(file.fileName);
      expect(await pdfText(file.pdf)).not.toContain("AAA");
    }
    expect(names).toEqual(["BBB-0001.pdf"]);
  });

  it("H-1, B4: a line reads its own charges and their sum, and nothing of its sibling's or its customer's", async () => {
    const [extract] = (await listExtracts(asLine(a, 0), {})).rows;
    expect(extract).toMatchObject({ id: a.invoiceId, amount: "1212.01" });
    const first = await getExtract(asLine(a, 0), { invoiceId: a.invoiceId });
    expect(first.lines.map(({ amount }) => amount)).toEqual(["1010.01"]);
    expect(JSON.stringify([extract, first])).not.toMatch(/7\.07|33\.33|1260\.49|line 2/);
    expect((await listInvoices(asLine(a, 0), {})).rows).toEqual([]);
    expect(await refusal(listExtracts(asLine(a, 0), { accountId: a.lines[1] }))).toMatch(/^not_found/);
    expect(await refusal(listExtracts(asReseller(b), { accountId: a.lines[1] }))).toMatch(/^not_found/);
    const control = await getExtract(asCustomer(a), { invoiceId: a.invoiceId, accountId: a.lines[1] });
    expect(control.lines.map(({ amount }) => amount)).toEqual(["7.07"]);
  });
});

describe("what is not issued yet", () => {
  it("is seen by staff alone, and its PDF says that it is a draft", async () => {
    const id = await writeInvoice(db(), a.customer, {
      review: "under_review",
      language: "pt-BR",
      holdReason: "Twice as much as last month",
      lines: [{ amount: "5.00", description: "Something" }],
    });
    expect(await getInvoice(asReseller(a), { invoiceId: id })).toMatchObject({
      status: "under_review",
      number: null,
      holdReason: "Twice as much as last month",
    });
    const [page] = await pdfPages((await getInvoicePdf(asReseller(a), { invoiceId: id })).pdf);
    expect(page).toContain("RASCUNHO");
    expect(page).toContain("Ainda não emitida");
    expect(await refusal(getInvoice(asCustomer(a), { invoiceId: id }))).toMatch(/^not_found/);
    expect(await refusal(getInvoicePdf(asCustomer(a), { invoiceId: id }))).toMatch(/^not_found/);
    expect((await listInvoices(asCustomer(a), {})).rows.map((row) => row.id)).not.toContain(id);
    expect(
      (await listInvoices(distributorContext(db(), world.a, at), {})).rows.map((row) => row.id),
    ).not.toContain(id);
    await voidInvoice(admin(), { invoiceId: id, reason: "Only a trial" });
  });
});

describe("the file of an invoice", () => {
  const kept = (masked = false) =>
    db()
      .select()
      .from(invoiceFiles)
      .where(and(eq(invoiceFiles.invoiceId, b.invoiceId), eq(invoiceFiles.masked, masked)));
  const read = async (ctx: Context) => pdfText((await getInvoicePdf(ctx, { invoiceId: b.invoiceId })).pdf);

  it("is drawn once and kept, and drawn anew when the look of invoices changes", async () => {
    await read(asReseller(b));
    const [first] = await kept();
    await read(asCustomer(b));
    expect((await kept())[0]).toEqual(first);
    await updateBranding(asReseller(b), { accent: "#aa0000", invoiceText: "Words of B", taxId: "TAX-B" });
    await setLogo(asReseller(b), { logo: plainPng(30, 10) });
    expect(await read(asCustomer(b))).toContain("Words of B");
    const [second] = await kept();
    expect(second?.fingerprint).not.toBe(first?.fingerprint);
    expect(second?.pdf.toString("latin1")).toContain("/Subtype /Image");
  });

  it("B19: keeps addresses as they were until it is regenerated, and its taxes and amounts for good", async () => {
    await db().update(customers).set({ city: "Cádiz" }).where(eq(customers.id, b.customerId));
    expect(await read(asReseller(b))).toContain("Málaga");
    const before = await getInvoice(asReseller(b), { invoiceId: b.invoiceId });
    await db().update(taxRates).set({ percent: "99" });
    await regenerateInvoicePdf(asReseller(b), { invoiceId: b.invoiceId });
    expect(await kept()).toEqual([]);
    const text = await read(asReseller(b));
    expect(text).toContain("Cádiz");
    expect(text).toContain("TAX-B");
    expect(text).toContain("VAT 20 % 1.050,41 210,08");
    const after = await getInvoice(asReseller(b), { invoiceId: b.invoiceId });
    expect(after).toMatchObject({ number: before.number, total: before.total, dueOn: before.dueOn });
  });

  it("has a second version for those without the right to personal data", async () => {
    const blind = asReseller(b, {
      permissions: permissionsOf("reseller").filter((one) => one !== "pii:view"),
    });
    const text = await read(blind);
    expect(text).not.toMatch(/Ana|Payer|Cádiz|\+49BBB00000|r@CANARY_B/);
    expect(text).toContain(spanish("1260.49"));
    expect((await getInvoice(blind, { invoiceId: b.invoiceId })).buyer.name).toBe("B••• P•••");
    expect(await kept(true)).toHaveLength(1);
    expect(await read(asReseller(b))).toContain("Cádiz");
  });

  it("is recorded when staff takes it, and not when the customer does", async () => {
    const reads = async () =>
      (await db().select().from(auditLog).where(eq(auditLog.action, "invoice.get_pdf"))).length;
    const before = await reads();
    await read(asCustomer(b));
    expect(await reads()).toBe(before);
    await read(asReseller(b));
    expect(await reads()).toBe(before + 1);
  });

  it("says on each page that it is void, once it is, and shows it to the customer", async () => {
    await voidInvoice(asReseller(b), { invoiceId: b.invoiceId, reason: "Wrong plan" });
    const pages = await pdfPages((await getInvoicePdf(asCustomer(b), { invoiceId: b.invoiceId })).pdf);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain("ANULADA");
    expect(await getInvoice(asReseller(b), { invoiceId: b.invoiceId })).toMatchObject({
      voidReason: "Wrong plan",
    });
    expect(await getInvoice(asCustomer(b), { invoiceId: b.invoiceId })).toMatchObject({
      status: "void",
      voidReason: "",
    });
    expect((await listInvoices(asCustomer(b), {})).rows).toEqual([]);
    expect((await listInvoices(asCustomer(b), { withVoid: "on" })).rows).toHaveLength(1);
    expect((await listExtracts(asLine(b, 0), {})).rows).toEqual([]);
  });
});
