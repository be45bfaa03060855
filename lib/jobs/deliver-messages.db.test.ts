import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import {
  addSenderDomain,
  cancelMessage,
  claimMessage,
  confirmSenderDomain,
  expireLeases,
  findLate,
  getMailboxState,
  getMessage,
  markMessageArrived,
  saveClassNotifications,
  sendMessageAgain,
} from "@/lib/domain/notifications";
import { resendTransport } from "@/lib/platform/mail/resend";
import { smtpTransport } from "@/lib/platform/mail/smtp";
import { billAt } from "@/lib/testing/billing-clock";
import { invoicesOf, subscribed, tellBillingStories, told } from "@/lib/testing/billing-story";
import { systemContext } from "@/lib/testing/contexts";
import { resendOnLoopback, smtpOnLoopback } from "@/lib/testing/mail-servers";
import { deliverAt, operatorAt, outboxOf, tellAt } from "@/lib/testing/mail-story";
import { pdfText } from "@/lib/testing/pdf-text";

tellBillingStories();

let server: Awaited<ReturnType<typeof smtpOnLoopback>>;
beforeAll(async () => {
  server = await smtpOnLoopback();
  await db().execute(sql`update company set email = 'hello@telecom.example'`);
});
afterAll(() => server.close());
beforeEach(async () => {
  await db().execute(sql`delete from class_notifications`);
  await db().execute(sql`delete from outbox`);
  server.state.manner = "take";
  server.received.length = 0;
});

const smtp = () => smtpTransport(server.url, { connectMs: 400, silenceMs: 400 });
const deliver = (moment: string) => deliverAt(moment, smtp());
const at = (moment: string) => systemContext(db(), { now: new Date(moment) });
const customer = async (values: Record<string, unknown> = {}) =>
  (await subscribed("100", "2026-01-01", { email: "maria@customer.example", firstName: "Maria", ...values }))
    .customerId;
const received = (customerId: number) =>
  tellAt("2026-02-01T10:00:00Z", {
    type: "payment_received",
    customerId,
    key: "p",
    values: { amount: "5.00" },
  });
const overdue = (customerId: number) =>
  tellAt("2026-02-01T10:00:00Z", { type: "invoice_overdue", customerId, key: "o" });
const only = async (customerId: number) => {
  const list = await outboxOf(customerId);
  expect(list).toHaveLength(1);
  return list[0] as (typeof list)[number];
};

describe("mail to a real server", () => {
  it("has the class's sender and reply address, one id, the customer's language, and the invoice", async () => {
    const { classId, resellerId } = told.estate;
    const operator = operatorAt("2026-01-31T10:00:00Z");
    const { domainId } = await addSenderDomain(operator, { domain: "easycall.example", resellerId });
    await confirmSenderDomain(operator, { domainId, reason: "Their mail server is with us" });
    await saveClassNotifications(operator, {
      classId,
      mail: ["invoice_issued"],
      fromName: "EasyCall",
      fromAddress: "no-reply@easycall.example",
      replyTo: "support@easycall.example",
    });
    const customerId = await customer({ language: "es" });
    await billAt(db(), "2026-02-01T03:00:00Z");
    await deliver("2026-02-01T03:01:00Z");
    const { id, status, messageId } = await only(customerId);
    expect(status).toBe("sent");
    const [mail] = server.received;
    expect(mail).toMatchObject({ from: "no-reply@easycall.example", to: ["maria@customer.example"] });
    const raw = mail?.raw ?? "";
    for (const line of [
      /^From: EasyCall <no-reply@easycall\.example>/m,
      /^Reply-To: support@easycall\.example/m,
      /^Content-Language: es/m,
      /^Subject: Su factura INV-000001 de EasyCall/m,
      /Content-Type: application\/pdf; name=INV-000001\.pdf/,
    ])
      expect(raw).toMatch(line);
    expect(raw).toContain(`Message-ID: ${messageId}`);
    expect(messageId).toMatch(new RegExp(`^<${id}\\.[0-9a-f]{16}@easycall\\.example>$`));
    const file = /application\/pdf[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(raw)?.[1] ?? "";
    expect(await pdfText(Buffer.from(file, "base64"))).toContain("INV-000001");
  });

  it.each(["down", "busy"] as const)(
    "waits and tries again when the server is %s, under the same id",
    async (manner) => {
      const customerId = await customer();
      await received(customerId);
      server.state.manner = manner;
      await deliver("2026-02-01T10:00:10Z");
      const failed = await only(customerId);
      expect(failed).toMatchObject({ status: "pending", attempts: 1 });
      const wait = Date.parse(`${failed.nextAt}Z`) - Date.parse("2026-02-01T10:00:10Z");
      expect(wait).toBeGreaterThanOrEqual(48_000);
      expect(wait).toBeLessThanOrEqual(72_000);
      server.state.manner = "take";
      await deliver("2026-02-01T10:00:30Z");
      expect(server.received).toHaveLength(0);
      await deliver("2026-02-01T10:02:00Z");
      expect(await only(customerId)).toMatchObject({
        status: "sent",
        attempts: 2,
        messageId: failed.messageId,
      });
      expect(server.received).toHaveLength(1);
    },
  );

  it("is given up, in sight of staff, when the server says no for good", async () => {
    const customerId = await customer();
    await received(customerId);
    server.state.manner = "no_such_user";
    await deliver("2026-02-01T10:00:10Z");
    expect(await only(customerId)).toMatchObject({
      status: "dead",
      attempts: 1,
      reason: expect.stringContaining("550"),
    });
    expect((await getMailboxState(operatorAt("2026-02-01T11:00:00Z"), {})).dead).toBeGreaterThan(0);
  });

  it("is given up after eight attempts over two days", async () => {
    const customerId = await customer();
    await overdue(customerId);
    server.state.manner = "down";
    for (let hour = 0; hour < 72; hour++)
      await deliver(new Date(Date.parse("2026-02-01T10:00:10Z") + hour * 3_600_000).toISOString());
    expect(await only(customerId)).toMatchObject({ status: "dead", attempts: 8 });
  });
});

it("leaves a server alone that fails three times in a row, and loses nothing", async () => {
  const ids = [await customer(), await customer(), await customer(), await customer(), await customer()];
  for (const id of ids) await overdue(id);
  const attempts = async () =>
    (await Promise.all(ids.map(only))).map((one) => [one.status, one.attempts] as const);
  server.state.manner = "down";
  await deliver("2026-02-01T10:00:10Z");
  expect((await attempts()).filter(([, made]) => made > 0)).toHaveLength(3);
  server.state.manner = "take";
  expect((await expireLeases(at("2026-02-01T10:12:00Z"), {})).queued).toBe(5);
  await deliver("2026-02-01T10:12:10Z");
  expect((await attempts()).every(([status]) => status === "sent")).toBe(true);
});

describe("a connection cut after DATA", () => {
  it.each(["cut_after_data", "slow"] as const)(
    "%s: a reminder goes again under the same id",
    async (manner) => {
      const customerId = await customer();
      await overdue(customerId);
      server.state.manner = manner;
      await deliver("2026-02-01T10:00:10Z");
      expect(await only(customerId)).toMatchObject({ status: "pending", attempts: 1 });
      server.state.manner = "take";
      await deliver("2026-02-01T10:05:00Z");
      expect(await only(customerId)).toMatchObject({ status: "sent", attempts: 2 });
      const ids = server.received.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
      expect(ids).toHaveLength(2);
      expect(new Set(ids).size).toBe(1);
    },
  );

  it("what must not come twice is left to staff: send again, or it arrived", async () => {
    for (const verb of ["again", "arrived"] as const) {
      const customerId = await customer();
      await received(customerId);
      server.state.manner = "cut_after_data";
      await deliver("2026-02-01T10:00:10Z");
      const message = await only(customerId);
      expect(message).toMatchObject({ status: "uncertain", attempts: 1 });
      server.state.manner = "take";
      await deliver("2026-02-03T10:00:00Z");
      expect((await only(customerId)).status).toBe("uncertain");
      const ctx = operatorAt("2026-02-03T11:00:00Z");
      await expect(cancelMessage(ctx, { messageId: message.id, reason: "no longer" })).rejects.toMatchObject({
        code: "conflict",
      });
      if (verb === "arrived") await markMessageArrived(ctx, { messageId: message.id, reason: "She called" });
      else {
        await sendMessageAgain(ctx, { messageId: message.id });
        await deliver("2026-02-03T11:00:01Z");
      }
      expect(await only(customerId)).toMatchObject({ status: "sent", messageId: message.messageId });
      const { history } = await getMessage(operatorAt("2026-02-03T12:00:00Z"), { messageId: message.id });
      expect(history.map(({ outcome }) => outcome)).toEqual(
        verb === "again" ? ["uncertain", "again", "sent"] : ["uncertain", "arrived"],
      );
      await expect(sendMessageAgain(ctx, { messageId: message.id })).rejects.toMatchObject({
        code: "conflict",
      });
    }
  });
});

describe("a notice of the ladder", () => {
  it.each([
    ["take", "sent", "2026-02-20"],
    ["cut_after_data", "uncertain", "2026-02-20"],
    ["no_such_user", "dead", null],
  ] as const)("when the server would “%s” is %s, given on %s", async (manner, status, givenOn) => {
    const customerId = await customer();
    await billAt(db(), "2026-02-01T03:00:00Z");
    const [invoice] = await invoicesOf(customerId);
    const invoiceId = invoice?.id ?? 0;
    await db().execute(sql`
      insert into dunning_steps (invoice_id, episode, step, days, customer_id, done_on)
      values (${invoiceId}, 1, 'suspend_notice', 5, ${customerId}, '2026-02-20')`);
    const about = { type: "invoice", id: invoiceId } as const;
    const key = `invoice ${invoiceId} suspend_notice 5`;
    await tellAt("2026-02-20T10:00:00Z", { type: "suspension_soon", customerId, key, about });
    server.state.manner = manner;
    await deliver("2026-02-20T10:01:00Z");
    const notice = (await outboxOf(customerId)).find(({ type }) => type === "suspension_soon");
    expect(notice?.status).toBe(status);
    const { rows } = await db().execute<{ given: string | null }>(
      sql`select given_on::text as given from dunning_steps where invoice_id = ${invoiceId} and step = 'suspend_notice'`,
    );
    expect(rows[0]?.given ?? null).toBe(givenOn);
  });
});

describe("a worker that dies while it sends", () => {
  it("leaves a lease; when it is over, the policy of the type decides", async () => {
    const [strict, mild] = [await customer(), await customer()];
    await received(strict);
    await overdue(mild);
    for (const one of [strict, mild]) {
      const { id } = await only(one);
      expect(
        await claimMessage(at("2026-02-01T10:00:10Z"), { messageId: id, transport: "smtp" }),
      ).not.toBeNull();
      // Nobody else takes it meanwhile.
      expect(await claimMessage(at("2026-02-01T10:01:00Z"), { messageId: id, transport: "smtp" })).toBeNull();
    }
    await expireLeases(at("2026-02-01T10:05:00Z"), {});
    expect((await only(strict)).status).toBe("sending");
    expect(await findLate(at("2026-02-01T10:05:20Z"), {})).toEqual({ late: true });
    await expireLeases(at("2026-02-01T10:05:20Z"), {});
    expect((await only(strict)).status).toBe("uncertain");
    expect(await only(mild)).toMatchObject({ status: "pending", attempts: 1 });
  });

  it("loses no message whose job was lost", async () => {
    await overdue(await customer());
    await db().execute(sql`delete from graphile_worker._private_jobs`);
    expect((await expireLeases(at("2026-02-01T10:20:00Z"), {})).queued).toBeGreaterThan(0);
  });
});

it("goes through Resend with the key of the message, and once more after its connection was cut", async () => {
  const api = await resendOnLoopback();
  const transport = resendTransport("re_key", api.url, 500);
  const customerId = await customer();
  await received(customerId);
  api.state.cut = true;
  await deliverAt("2026-02-01T10:00:10Z", transport);
  // Resend drops the repeat if it had taken the first, so that even this one may be tried again.
  expect(await only(customerId)).toMatchObject({ status: "pending", attempts: 1 });
  api.state.cut = false;
  await deliverAt("2026-02-01T10:02:00Z", transport);
  const { status, messageId = "" } = await only(customerId);
  expect(status).toBe("sent");
  const keys = api.requests.map(({ headers }) => headers["idempotency-key"]);
  expect(keys).toEqual([messageId?.slice(1, -1), messageId?.slice(1, -1)]);
  expect(api.requests[1]?.body).toMatchObject({ headers: { "Message-ID": messageId } });
  await api.close();
});

it("an invoice that nobody asked for by mail is not drawn for the built-in mailbox", async () => {
  const customerId = await customer();
  await billAt(db(), "2026-02-01T03:00:00Z");
  await deliverAt("2026-02-01T03:01:00Z");
  expect((await only(customerId)).status).toBe("sent");
  const [invoice] = await invoicesOf(customerId);
  const { rows } = await db().execute(
    sql`select 1 from invoice_files where invoice_id = ${invoice?.id ?? 0}`,
  );
  expect(rows).toEqual([]);
});
