import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { checkJournal } from "@/lib/domain/ledger";
import { billAt } from "@/lib/testing/billing-clock";
import { at, invoicesOf, pay, subscribed, tellBillingStories, told } from "@/lib/testing/billing-story";
import { adminContext, customerContext, resellerContext, systemContext } from "@/lib/testing/contexts";
import {
  adjustInvoice,
  agreeDispute,
  denyDispute,
  getDisputable,
  getDispute,
  listDisputes,
  makeTransaction,
  openDispute,
  voidInvoice,
  withdrawDispute,
} from "./index";

tellBillingStories();

const NOW = "2026-02-03T10:00:00Z";
const clerk = () => at(NOW);
const own = (customerId: number) =>
  customerContext(
    db(),
    { customerId, resellerId: told.estate.resellerId, distributorId: told.estate.distributorId },
    { now: new Date(NOW) },
  );

/** A fee of 80 and a charge of 20 on one invoice of 100. */
async function billed() {
  const { customerId } = await subscribed("80");
  await makeTransaction(at("2026-01-20T10:00:00Z"), {
    customerId,
    transaction: "manual_charge",
    amount: "20",
    service: "voice",
    visibleComment: "A call to nowhere",
  });
  await billAt(db(), "2026-02-01T06:00:00Z");
  const [invoice] = await invoicesOf(customerId);
  const invoiceId = invoice?.id ?? 0;
  const { lines } = await getDisputable(own(customerId), { invoiceId });
  const line = (most: string) => lines.find((one) => one.most === most)?.ordinal ?? -1;
  return { customerId, invoiceId, fee: line("80.00"), call: line("20.00") };
}

const leftOf = async (customerId: number) => {
  const [invoice] = await invoicesOf(customerId);
  const { rows } = await db().execute<{ left: string }>(
    sql`select (total - paid - adjusted)::text as left from invoices where id = ${invoice?.id ?? 0}`,
  );
  return rows[0]?.left;
};
const changes = async (invoiceId: number) =>
  (
    await db().execute<Record<string, string | null>>(sql`
      select property, before, after, delta::text, cause_type from audit_log
      where entity_type = 'invoice' and entity_id = ${invoiceId} and property = 'disputedAmount' order by at, id`)
  ).rows;

describe("a dispute", () => {
  it("is opened by the customer on a line, agreed by a clerk, and lowers what is to be paid", async () => {
    const { customerId, invoiceId, call } = await billed();
    const { disputeId, amount } = await openDispute(own(customerId), {
      invoiceId,
      line: String(call),
      reason: "I never called\nthat number",
    });
    expect(amount).toBe("20.00");
    expect(await leftOf(customerId)).toBe("100.00000");
    const { adjusted, credited, xdrId } = await agreeDispute(clerk(), {
      disputeId,
      answer: "You are right.",
    });
    expect({ adjusted, credited }).toEqual({ adjusted: "20.00", credited: "0.00" });
    expect(await leftOf(customerId)).toBe("80.00000");
    expect(await getDispute(own(customerId), { disputeId })).toMatchObject({
      state: "agreed",
      agreedAmount: "20.00",
      answer: "You are right.",
      xdrId,
      line: { ordinal: call },
      decidedBy: "",
    });
    expect(await changes(invoiceId)).toEqual([
      expect.objectContaining({ before: "0.00", after: "20.00", delta: "20.00000", cause_type: "dispute" }),
      expect.objectContaining({ before: "20.00", after: "0.00", delta: "-20.00000", cause_type: "dispute" }),
    ]);
  });

  it("may be agreed in part, and the rest is to be paid again", async () => {
    const { customerId, invoiceId } = await billed();
    const { disputeId } = await openDispute(own(customerId), { invoiceId, amount: "50", reason: "Too much" });
    await expect(agreeDispute(clerk(), { disputeId, amount: "50.01" })).rejects.toMatchObject({
      code: "conflict",
    });
    await agreeDispute(clerk(), { disputeId, amount: "30" });
    expect(await leftOf(customerId)).toBe("70.00000");
    expect((await getDispute(clerk(), { disputeId })).agreedAmount).toBe("30.00");
  });

  it("is denied with an answer, and nothing changes but that", async () => {
    const { customerId, invoiceId, fee } = await billed();
    const { disputeId } = await openDispute(own(customerId), {
      invoiceId,
      line: String(fee),
      reason: "Too much",
    });
    await denyDispute(clerk(), { disputeId, answer: "The fee is as agreed.", internalComment: "Third time" });
    expect(await leftOf(customerId)).toBe("100.00000");
    const seen = await getDispute(own(customerId), { disputeId });
    expect(seen).toMatchObject({ state: "denied", answer: "The fee is as agreed." });
    expect(JSON.stringify(seen)).not.toContain("Third time");
    await expect(denyDispute(clerk(), { disputeId, answer: "Again no" })).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("may be withdrawn by its customer and opened again", async () => {
    const { customerId, invoiceId, call } = await billed();
    const open = () => openDispute(own(customerId), { invoiceId, line: String(call), reason: "Not mine" });
    const { disputeId } = await open();
    await expect(open()).rejects.toMatchObject({ code: "conflict" });
    await withdrawDispute(own(customerId), { disputeId });
    await expect(withdrawDispute(own(customerId), { disputeId })).rejects.toMatchObject({ code: "conflict" });
    await open();
  });

  it("credits what was paid already, without taking tax on it", async () => {
    const { customerId, invoiceId, call } = await billed();
    await pay(customerId, "90", NOW);
    const { disputeId } = await openDispute(own(customerId), {
      invoiceId,
      line: String(call),
      reason: "Not mine",
    });
    const { adjusted, credited } = await agreeDispute(clerk(), { disputeId });
    expect({ adjusted, credited }).toEqual({ adjusted: "10.00", credited: "10.00" });
    const { rows } = await db().execute(
      sql`select kind, amount::text, tax_category, cause_type from xdrs where customer_id = ${customerId} and cause_type = 'dispute' order by id`,
    );
    expect(rows).toEqual([
      { kind: "adjustment", amount: "-10.00000", tax_category: "", cause_type: "dispute" },
      { kind: "credit", amount: "-10.00000", tax_category: "not_taxed", cause_type: "dispute" },
    ]);
    expect(await checkJournal(systemContext(db()), {})).toEqual([]);
  });

  it("is over for the second of two clerks who decide at once", async () => {
    const { customerId, invoiceId } = await billed();
    const { disputeId } = await openDispute(own(customerId), { invoiceId, amount: "40", reason: "Too much" });
    const done = await Promise.allSettled([
      agreeDispute(clerk(), { disputeId }),
      agreeDispute(clerk(), { disputeId }),
      denyDispute(clerk(), { disputeId, answer: "It is right" }),
    ]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { rows } = await db().execute<{ n: number }>(
      sql`select count(*)::int as n from xdrs where customer_id = ${customerId} and cause_type = 'dispute'`,
    );
    expect(rows[0]?.n).toBe(done[2]?.status === "fulfilled" ? 0 : 1);
  });

  it("is opened once, however often the button is pressed", async () => {
    const { customerId, invoiceId, call } = await billed();
    const open = () => openDispute(own(customerId), { invoiceId, line: String(call), reason: "Not mine" });
    const done = await Promise.allSettled([open(), open(), open()]);
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("what can't be disputed", () => {
  const refused = (code: string) => expect.objectContaining({ code });

  it("is more than a line costs, more than is outstanding, nothing, less than nothing, a sixth decimal", async () => {
    const { customerId, invoiceId, call } = await billed();
    const open = (more: Record<string, string>) =>
      openDispute(own(customerId), { invoiceId, reason: "Not mine", ...more });
    await expect(open({ line: String(call), amount: "20.01" })).rejects.toEqual(refused("conflict"));
    await expect(open({ amount: "100.01" })).rejects.toEqual(refused("conflict"));
    await pay(customerId, "95", NOW);
    await expect(open({ amount: "5.01" })).rejects.toEqual(refused("conflict"));
    for (const amount of ["0", "-1", "1.000001", "1e3", "much"])
      await expect(open({ amount })).rejects.toEqual(refused("invalid"));
  });

  it("is a line that is not there, a credit of it twice, or without a reason", async () => {
    const { customerId, invoiceId, call } = await billed();
    const open = (more: Record<string, string>) =>
      openDispute(own(customerId), { invoiceId, reason: "Not mine", ...more });
    await expect(open({ line: "99" })).rejects.toEqual(refused("invalid"));
    await expect(open({ line: "-1" })).rejects.toEqual(refused("invalid"));
    await expect(open({ reason: "x".repeat(1001) })).rejects.toEqual(refused("invalid"));
    await expect(open({ reason: " " })).rejects.toEqual(refused("invalid"));
    await open({ line: String(call) });
    await expect(open({})).rejects.toEqual(refused("conflict"));
    const seen = await getDisputable(own(customerId), { invoiceId });
    expect(seen.whole).toBeNull();
    expect(seen.lines.map(({ ordinal }) => ordinal)).not.toContain(call);
  });

  it("is a void invoice, or more than an adjustment left of it", async () => {
    const { customerId, invoiceId } = await billed();
    await adjustInvoice(clerk(), { invoiceId, amount: "70" });
    await expect(
      openDispute(own(customerId), { invoiceId, amount: "30.01", reason: "Not mine" }),
    ).rejects.toEqual(refused("conflict"));
    const other = await billed();
    await voidInvoice(clerk(), { invoiceId: other.invoiceId, reason: "Wrong" });
    await expect(
      openDispute(own(other.customerId), { invoiceId: other.invoiceId, reason: "Not mine" }),
    ).rejects.toEqual(refused("conflict"));
  });

  it("is somebody else's invoice, and a customer decides nothing", async () => {
    const { customerId, invoiceId } = await billed();
    const stranger = await billed();
    await expect(openDispute(own(stranger.customerId), { invoiceId, reason: "Not mine" })).rejects.toEqual(
      refused("not_found"),
    );
    const { disputeId } = await openDispute(own(customerId), { invoiceId, reason: "Not mine" });
    await expect(withdrawDispute(own(stranger.customerId), { disputeId })).rejects.toEqual(
      refused("not_found"),
    );
    await expect(agreeDispute(own(customerId), { disputeId })).rejects.toEqual(refused("forbidden"));
    await expect(agreeDispute(resellerContext(db(), 999_999), { disputeId })).rejects.toEqual(
      refused("not_found"),
    );
    expect((await listDisputes(own(stranger.customerId), {})).rows).toEqual([]);
    expect((await listDisputes(adminContext(db()), { state: "open", customerId })).rows).toMatchObject([
      { id: disputeId, amount: "100.00", openedBy: "Test customer" },
    ]);
  });
});
