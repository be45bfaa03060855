import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { adminContext, customerContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { lastAudit } from "@/lib/testing/last-audit";
import { deliverAt, outboxOf, tellAt } from "@/lib/testing/mail-story";
import {
  createNotificationSet,
  deleteNotificationSet,
  getClassNotifications,
  getMessage,
  getNotificationSet,
  getTemplate,
  listMessages,
  previewTemplate,
  resetTemplate,
  saveClassNotifications,
  saveTemplate,
  sendTestMessage,
} from ".";

let world: World;
let setId: number;
const ctx = () => adminContext(db());
const type = "payment_received" as const;
const words = {
  subject: "Thanks, {{ greeting_name }}!",
  html: "<p>Got {{ amount }} from {{ customer_name }}.</p>",
  text: "Got {{ amount }}.",
  sms: "",
};
const NOW = "2026-03-15T12:00:00Z";

beforeAll(async () => {
  world = await testWorld(db());
  await db().execute(sql`update company set email = 'hello@telecom.example'`);
  ({ setId } = await createNotificationSet(ctx(), { name: "EasyCall letters" }));
});

describe("a notification set", () => {
  it("has the system's words until they are changed, is then custom, and can be reset", async () => {
    const key = { setId, type, language: "en" as const };
    expect(await getTemplate(ctx(), key)).toMatchObject({ customSince: null });
    await saveTemplate(ctx(), { ...key, ...words });
    expect(await getTemplate(ctx(), key)).toMatchObject({ template: words, customSince: new Date(NOW) });
    const custom = async () =>
      (await getNotificationSet(ctx(), { setId })).templates.find((one) => one.type === type)?.custom;
    expect(await custom()).toEqual(["en"]);
    await resetTemplate(ctx(), key);
    expect(await custom()).toEqual([]);
    await saveTemplate(ctx(), { ...key, ...words });
    const { template } = await getTemplate(ctx(), { ...key, language: "es" });
    await saveTemplate(ctx(), { ...key, language: "es", ...template });
    expect(await custom()).toEqual(["en"]);
  });

  it("refuses a placeholder nobody knows, in words, and writes down who tried", async () => {
    const wrong = { setId, type, ...words, text: "Hello {{ nickname }}" };
    await expect(saveTemplate(ctx(), wrong)).rejects.toMatchObject({
      code: "invalid",
      fields: { text: [expect.stringContaining("{{ nickname }} is not a placeholder")] },
    });
    expect(await lastAudit("notification_set.save_template")).toMatchObject({
      outcome: "denied",
      actorName: "Test admin",
      details: { fields: { text: [expect.stringContaining("nickname")] } },
    });
  });

  it("is shown as a given customer would read it, escaped, also before it is saved", async () => {
    const customerId = world.house.customerId;
    await db().execute(sql`update customers set first_name = '<b>Maria</b>' where id = ${customerId}`);
    const shown = await previewTemplate(ctx(), {
      setId,
      type,
      customerId,
      typed: { ...words, html: "<p>{{ greeting_name }}</p>" },
    });
    expect(shown.html).toContain("<p>&lt;b&gt;Maria&lt;/b&gt;</p>");
    expect(shown.subject).toBe("Thanks, <b>Maria</b>!");
    expect((await previewTemplate(ctx(), { setId, type })).text).toBe("Got USD 60.00.");
    const blind = adminContext(db(), { permissions: ["notification:read"] });
    await expect(previewTemplate(blind, { setId, type, customerId })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("is not given to a class of someone else's, nor taken from one that uses it", async () => {
    await expect(saveClassNotifications(ctx(), { classId: world.a.classId, setId })).rejects.toMatchObject({
      code: "invalid",
    });
    await saveClassNotifications(ctx(), { classId: world.house.classId, setId, mail: [type] });
    await expect(deleteNotificationSet(ctx(), { setId })).rejects.toMatchObject({ code: "conflict" });
    const reseller = resellerContext(db(), world.a.resellerId);
    await expect(getTemplate(reseller, { setId, type })).rejects.toMatchObject({ code: "not_found" });
  });

  it("speaks for the classes that use it, and a test of it goes where it is sent, unseen by the customer", async () => {
    const { customerId } = world.house;
    await tellAt(NOW, { type, customerId, key: "p1", values: { amount: "7.50000" } });
    const { messageId } = await sendTestMessage(ctx(), { setId, type, customerId, to: "me@telecom.example" });
    await deliverAt("2026-03-15T12:01:00Z");
    const bodies = await Promise.all(
      (await outboxOf(customerId)).map(({ id }) => getMessage(ctx(), { messageId: id })),
    );
    expect(bodies.map(({ recipient, isTest, body }) => [recipient, isTest, body?.text])).toEqual([
      ["HOUSE@customer.example", false, "Got USD 7.50."],
      ["me@telecom.example", true, "Got USD 60.00."],
    ]);
    const own = customerContext(db(), world.house.customer);
    expect((await listMessages(own, {})).rows.map(({ subject }) => subject)).toEqual([
      "Thanks, <b>Maria</b>!",
    ]);
    await expect(getMessage(own, { messageId })).rejects.toMatchObject({ code: "not_found" });
    await expect(
      sendTestMessage(ctx(), { setId, type, customerId, to: "a@b.co, c@d.co" }),
    ).rejects.toMatchObject({ fields: { to: ["Use one address only."] } });
  });
});

describe("a class's sender", () => {
  it.each([
    ["fromAddress", "a@b.co\r\nBcc: everyone@example.com", "control"],
    ["fromAddress", "a@b.co, c@d.co", "one address"],
    ["fromAddress", `${"a".repeat(250)}@b.co`, "254"],
    ["replyTo", "Eve <a@b.co>", "without a name"],
    ["fromName", "Bank\nBcc: x@y.z", "control"],
    ["fromName", "security@bank.example", "without an address"],
  ])("refuses %s “%s”, and writes it down", async (field, value, says) => {
    const input = { classId: world.house.classId, mail: [type], [field]: value };
    await expect(saveClassNotifications(ctx(), input)).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: [expect.stringContaining(says)] },
    });
    expect(await lastAudit("class_notifications.save")).toMatchObject({ outcome: "denied" });
  });

  it("is the company's where nothing is said, and a reseller's for its own", async () => {
    expect((await getClassNotifications(ctx(), { classId: world.house.classId })).seller).toEqual({
      name: "Test Telecom",
      address: "hello@telecom.example",
    });
    const reseller = resellerContext(db(), world.a.resellerId);
    expect((await getClassNotifications(reseller, { classId: world.a.classId })).seller).toEqual({
      name: "CANARY_A reseller",
      address: "r@CANARY_A.example",
    });
  });
});

it("masks addresses and hides words from those without the right to personal data", async () => {
  const blind = adminContext(db(), { permissions: ["message:read"] });
  const { rows } = await listMessages(blind, { customerId: world.house.customerId });
  expect(rows.map(({ subject, recipient }) => [subject, recipient])).toEqual([
    ["", "m•••@•••.example"],
    ["", "H•••@•••.example"],
  ]);
  const first = await getMessage(blind, { messageId: rows[0]?.id ?? 0 });
  expect(first).toMatchObject({ body: null, hidden: true });
});
