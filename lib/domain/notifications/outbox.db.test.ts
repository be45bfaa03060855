import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { adjustInvoice, voidInvoice } from "@/lib/domain/billing";
import { billAt } from "@/lib/testing/billing-clock";
import { at, invoicesOf, pay, subscribed, tellBillingStories, told } from "@/lib/testing/billing-story";
import { collectAt, collectingClass } from "@/lib/testing/collection-story";
import { deliverAt, operatorAt, outboxOf, tellAt } from "@/lib/testing/mail-story";
import { markMessageArrived } from "./mark-message-arrived";

tellBillingStories();
beforeEach(async () => {
  await db().execute(sql`update company set email = 'hello@telecom.example', name = 'Test Telecom'`);
  await db().execute(sql`delete from class_notifications`);
});

const customer = (values: Record<string, unknown> = {}) =>
  subscribed("100", "2026-01-01", { email: "maria@customer.example", firstName: "Maria", ...values });
const ticks = (mail: string[], sms: string[] = []) =>
  db().execute(sql`insert into class_notifications (class_id, reseller_id, mail, sms)
    values (${told.estate.classId}, 0, ${sql.param(mail)}::text[], ${sql.param(sms)}::text[])`);
const contentOf = async (id = 0) =>
  (
    await db().execute<{
      subject: string;
      text: string;
      html: string;
      recipient: string;
      sender: string;
      attachments: string[];
    }>(sql`select * from mailbox_messages where outbox_id = ${id}`)
  ).rows[0];
const jobs = async () =>
  (
    await db().execute<{ n: number }>(
      sql`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'notifications.send'`,
    )
  ).rows[0]?.n ?? 0;

describe("the outbox", () => {
  it("gets an invoice's message in the transaction that issues it, and the job that sends it", async () => {
    const { customerId } = await customer();
    const before = await jobs();
    await billAt(db(), "2026-02-01T03:00:00Z");
    expect(await outboxOf(customerId)).toMatchObject([
      { type: "invoice_issued", channel: "mail", status: "pending", attempts: 0, messageId: null },
    ]);
    expect(await jobs()).toBeGreaterThan(before);
    await deliverAt("2026-02-01T03:01:00Z");
    const [sent] = await outboxOf(customerId);
    expect(sent).toMatchObject({ status: "sent", attempts: 1, nextAt: null, reason: "" });
    const content = await contentOf(sent?.id);
    expect(content).toMatchObject({
      subject: "Your invoice INV-000001 from Test Telecom",
      recipient: "maria@customer.example",
      sender: "Test Telecom <hello@telecom.example>",
      attachments: ["INV-000001.pdf"],
    });
    expect(content?.text).toContain("Hello Maria,");
    expect(content?.text).toContain("Pay by: 16 February 2026");
    expect(content?.text).toContain("Total: USD 100.00");
  });

  it("gets nothing for a dry run, and nothing that a class does not tick", async () => {
    const { customerId } = await customer();
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    const adjust = { invoiceId: invoice?.id ?? 0, amount: "30.00" };
    await adjustInvoice.dryRun(at("2026-02-02T10:00:00Z"), adjust);
    expect(await outboxOf(customerId)).toHaveLength(1);
    await ticks(["payment_received"]);
    await adjustInvoice(at("2026-02-02T10:00:00Z"), adjust);
    expect(await outboxOf(customerId)).toHaveLength(1);
  });

  it("tells of an adjustment in the customer's language", async () => {
    const { customerId } = await customer({ language: "pt" });
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    const comment = { visibleComment: "Cortesia <da casa>" };
    await adjustInvoice(at("2026-02-02T10:00:00Z"), {
      invoiceId: invoice?.id ?? 0,
      amount: "30.00",
      ...comment,
    });
    await deliverAt("2026-02-02T10:01:00Z");
    const [, told] = await outboxOf(customerId);
    const content = await contentOf(told?.id);
    expect(content?.subject).toBe("Descontamos 30,00 USD da fatura INV-000001");
    expect(content?.text).toContain("Ainda a pagar: 70,00 USD");
    expect(content?.text).toContain("Cortesia <da casa>");
    expect(content?.html).toContain("Cortesia &lt;da casa&gt;");
  });

  it("sends a text message to those who are to have one, to the number for it", async () => {
    await ticks([], ["invoice_overdue", "refund_made"]);
    const { customerId } = await customer({ phone1: "+1 555 0100", phone2: "+1 555 0199" });
    const about = { type: "customer" as const, id: customerId };
    await tellAt(
      "2026-02-01T10:00:00Z",
      { type: "invoice_overdue", customerId, key: "a", about },
      { type: "refund_made", customerId, key: "b", about },
    );
    // Nothing worth a text message is written for a refund, whatever is ticked.
    expect(await outboxOf(customerId)).toMatchObject([{ type: "invoice_overdue", channel: "sms" }]);
    await deliverAt("2026-02-01T10:01:00Z");
    const [sent] = await outboxOf(customerId);
    expect(await contentOf(sent?.id)).toMatchObject({ recipient: "+1 555 0199", subject: "", html: "" });
  });

  it("says at once that there is nobody to write to", async () => {
    const { customerId } = await customer({ email: "" });
    await billAt(db(), "2026-02-01T03:00:00Z");
    expect(await outboxOf(customerId)).toMatchObject([
      { status: "cancelled", reason: "The customer has no e-mail address.", nextAt: null },
    ]);
  });

  it("refuses a type nobody knows, and the operation with it", async () => {
    const { customerId } = await customer();
    await expect(tellAt("2026-02-01T10:00:00Z", { type: "horoscope", customerId, key: "a" })).rejects.toThrow(
      /horoscope/,
    );
    expect(await outboxOf(customerId)).toEqual([]);
  });
});

describe("once for each cause and step", () => {
  it("T-N a notifier that runs every five minutes for a day sends one mail", async () => {
    const { customerId } = await customer();
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    const invoiceId = invoice?.id ?? 0;
    const start = Date.parse("2026-02-17T00:00:00Z");
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      const now = new Date(start + minute * 60_000).toISOString();
      await tellAt(now, {
        type: "invoice_overdue",
        customerId,
        key: `invoice ${invoiceId} reminder 1`,
        about: { type: "invoice", id: invoiceId },
      });
      await deliverAt(now);
    }
    const overdue = (await outboxOf(customerId)).filter(({ type }) => type === "invoice_overdue");
    expect(overdue).toMatchObject([{ status: "sent", attempts: 1 }]);
  }, 120_000);

  it("B14 five notifiers at once write one row, and five workers at once send it once", async () => {
    const { customerId } = await customer();
    const notice = { type: "payment_received", customerId, key: "payment 1", values: { amount: "5.00000" } };
    await Promise.all(Array.from({ length: 5 }, () => tellAt("2026-02-01T10:00:00Z", notice)));
    await Promise.all(Array.from({ length: 5 }, () => deliverAt("2026-02-01T10:01:00Z")));
    expect(await outboxOf(customerId)).toMatchObject([{ status: "sent", attempts: 1 }]);
    const { rows } = await db().execute<{ n: number }>(sql`
      select count(*)::int as n from message_attempts where customer_id = ${customerId}`);
    expect(rows[0]?.n).toBe(1);
  });
});

describe("a message whose cause is gone when it would go", () => {
  it("is cancelled: the invoice is paid", async () => {
    const { customerId } = await customer();
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    const about = { type: "invoice" as const, id: invoice?.id ?? 0 };
    await tellAt("2026-02-10T10:00:00Z", {
      type: "invoice_due_soon",
      customerId,
      key: "r",
      about,
      values: { days: "6" },
    });
    await pay(customerId, "100.00", "2026-02-10T10:00:30Z");
    await deliverAt("2026-02-10T10:01:00Z");
    const reminder = (await outboxOf(customerId)).find(({ type }) => type === "invoice_due_soon");
    expect(reminder).toMatchObject({
      status: "cancelled",
      attempts: 0,
      reason: "The invoice has been paid.",
    });
  });

  it("is cancelled: the invoice is void, the suspension is over", async () => {
    const { customerId } = await customer();
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    await voidInvoice(at("2026-02-01T03:00:30Z"), { invoiceId: invoice?.id ?? 0, reason: "Wrong address" });
    await tellAt("2026-02-01T03:00:40Z", { type: "service_suspended", customerId, key: "s" });
    await deliverAt("2026-02-01T03:01:00Z");
    expect(await outboxOf(customerId)).toMatchObject([
      { type: "invoice_issued", status: "cancelled", reason: "The invoice was made void." },
      { type: "service_suspended", status: "cancelled", reason: "The service is no longer suspended." },
    ]);
  });
});

it("a notice that was given up counts from the day on which staff says how it arrived", async () => {
  await db().execute(sql`update company set email = ''`);
  const classId = await collectingClass({ suspend: { days: "14", notices: "7" } });
  const { customerId } = await customer({ classId });
  await billAt(db(), "2026-02-01T03:00:00Z");
  await collectAt("2026-02-23T12:00:00Z", { mail: false });
  await deliverAt("2026-02-23T12:01:00Z");
  const notice = (await outboxOf(customerId)).find(({ type }) => type === "suspension_soon");
  expect(notice).toMatchObject({ status: "dead" });
  const arrived = { messageId: notice?.id ?? 0, reason: "She was called" };
  await markMessageArrived(operatorAt("2026-02-24T10:00:00Z"), arrived);
  const { rows } = await db().execute(
    sql`select given_on::text, given_by from dunning_steps where customer_id = ${customerId} and step = 'suspend_notice'`,
  );
  expect(rows).toEqual([{ given_on: "2026-02-24", given_by: "She was called" }]);
});

it("a thousand are told in one statement, and sent by twenty jobs", async () => {
  const { customerId } = await customer();
  const notices = Array.from({ length: 1000 }, (_, n) => ({
    type: "card_expiring",
    customerId,
    key: `card ${n}`,
  }));
  const before = await jobs();
  await tellAt("2026-02-01T10:00:00Z", ...notices);
  expect((await outboxOf(customerId)).length).toBe(1000);
  expect((await jobs()) - before).toBe(20);
});
