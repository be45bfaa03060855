import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db } from "@/db/client";
import { classNotifications, senderDomains } from "@/db/schema";
import type { TxtResolver } from "@/lib/platform/dns";
import { smtpTransport } from "@/lib/platform/mail/smtp";
import { adminContext, resellerContext } from "@/lib/testing/contexts";
import { testWorld, type World } from "@/lib/testing/factories";
import { lastAudit } from "@/lib/testing/last-audit";
import { smtpOnLoopback } from "@/lib/testing/mail-servers";
import { deliverAt, outboxOf, tellAt } from "@/lib/testing/mail-story";
import {
  addSenderDomain,
  confirmSenderDomain,
  getClassNotifications,
  getMessage,
  listSenderDomains,
  removeSenderDomain,
  saveClassNotifications,
} from ".";
import { checkingWith } from "./check-sender-domain";

let world: World;
const ctx = () => adminContext(db());
const ofA = () => resellerContext(db(), world.a.resellerId);
const type = "payment_received" as const;
const reason = "Their contract names it";

const add = (domain: string, resellerId = 0) => addSenderDomain(ctx(), { domain, resellerId });
async function verified(domain: string, resellerId = 0): Promise<number> {
  const { domainId } = await add(domain, resellerId);
  await confirmSenderDomain(ctx(), { domainId, reason });
  return domainId;
}
const write = (classId: number, fromAddress: string, who = ctx()) =>
  saveClassNotifications(who, { classId, mail: [type], fromName: "EasyCall", fromAddress });
const rowOf = async (domainId: number) =>
  (await db().select().from(senderDomains).where(eq(senderDomains.id, domainId)))[0];

beforeAll(async () => {
  world = await testWorld(db());
  await db().execute(sql`update company set email = 'hello@telecom.example'`);
  await db().execute(
    sql`update resellers set email = 'desk@public-mail.example' where id = ${world.a.resellerId}`,
  );
});
beforeEach(async () => {
  for (const table of ["class_notifications", "sender_domains", "outbox"])
    await db().execute(sql`delete from ${sql.identifier(table)}`);
});

describe("the list", () => {
  it("keeps a domain in lower case without the last dot, once for each owner", async () => {
    expect(await add(" EasyCall.Example. ")).toMatchObject({ domain: "easycall.example" });
    await expect(add("EASYCALL.example")).rejects.toMatchObject({
      code: "conflict",
      fields: { domain: ["This domain is on the list already."] },
    });
    const { domainId } = await add("easycall.example", world.a.resellerId);
    expect(await lastAudit("sender_domain.add")).toMatchObject({
      entityType: "sender_domain",
      entityId: domainId,
      entityName: "easycall.example",
      resellerId: world.a.resellerId,
    });
    const tokens = (await listSenderDomains(ctx(), {})).domains.map(({ record }) => record.value);
    expect(new Set(tokens).size).toBe(2);
  });

  it.each([
    "",
    "a@easycall.example",
    "easycall",
    "https://easycall.example",
    "x.example\r\nBcc: y",
    "127.0.0.1",
  ])("takes no “%s”", async (domain) =>
    expect(add(domain)).rejects.toMatchObject({ fields: { domain: [expect.stringContaining("alone")] } }),
  );

  it("shows a reseller its own, with the record, and not who said what; nothing of it can be changed by one", async () => {
    await verified("other.example", world.b.resellerId);
    await verified("house.example");
    const domainId = await verified("easycall.example", world.a.resellerId);
    const { domains, companyAddress } = await listSenderDomains(ofA(), {});
    expect(companyAddress).toBe("");
    expect(domains).toMatchObject([
      {
        id: domainId,
        proof: "hand",
        verifiedBy: "",
        note: "",
        record: { name: "_trunkline.easycall.example" },
      },
    ]);
    for (const attempt of [
      () => addSenderDomain(ofA(), { domain: "bank.example" }),
      () => confirmSenderDomain(ofA(), { domainId, reason }),
      () => removeSenderDomain(ofA(), { domainId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
  });

  it("asks for a reason where somebody says that a domain is verified, once", async () => {
    const { domainId } = await add("easycall.example");
    await expect(confirmSenderDomain(ctx(), { domainId, reason: "" })).rejects.toMatchObject({
      code: "invalid",
    });
    await confirmSenderDomain(ctx(), { domainId, reason });
    expect(await rowOf(domainId)).toMatchObject({ proof: "hand", note: reason, verifiedBy: "Test admin" });
    expect(await lastAudit("sender_domain.confirm")).toMatchObject({ reason, after: "hand" });
    await expect(confirmSenderDomain(ctx(), { domainId, reason })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("a class's sender", () => {
  it("is of a verified domain of the class's own owner, in whatever letters", async () => {
    await verified("easycall.example", world.a.resellerId);
    await write(world.a.classId, "No-Reply@EasyCall.Example", ofA());
    expect((await getClassNotifications(ofA(), { classId: world.a.classId })).settings.fromAddress).toBe(
      "No-Reply@EasyCall.Example",
    );
  });

  it.each([
    ["one that nobody listed", "x@bank.example"],
    ["one that waits to be verified", "x@waiting.example"],
    ["the company's", "x@house.example"],
    ["the company's own address", "hello@telecom.example"],
    ["another reseller's", "x@other.example"],
    ["a subdomain", "x@mail.easycall.example"],
    ["a domain above", "x@example.example"],
    ["one that ends alike", "x@noteasycall.example"],
    ["one that looks alike", "x@xn--esycall-2fg.example"],
    ["its own mail provider's", "somebody.else@public-mail.example"],
  ])("is not of %s", async (_, address) => {
    await verified("easycall.example", world.a.resellerId);
    await verified("house.example");
    await verified("other.example", world.b.resellerId);
    await add("waiting.example", world.a.resellerId);
    for (const who of [ofA(), ctx()])
      await expect(write(world.a.classId, address, who)).rejects.toMatchObject({
        code: "invalid",
        fields: { fromAddress: [expect.stringContaining("is not verified for whoever manages this class")] },
      });
    expect(await lastAudit("class_notifications.save")).toMatchObject({ outcome: "denied" });
    expect(await db().select().from(classNotifications)).toEqual([]);
  });

  it.each([
    ["a line break", "x@easycall.example\r\nBcc: y@easycall.example"],
    ["a second address", "x@bank.example,y@easycall.example"],
    ["a second sign", "x@bank.example@easycall.example"],
    ["letters that look alike", "x@eаsycall.example"],
    ["a dot at the end", "x@easycall.example."],
  ])("is refused with %s, also of a verified domain", async (_, address) => {
    await verified("easycall.example", world.a.resellerId);
    await expect(write(world.a.classId, address)).rejects.toMatchObject({
      fields: { fromAddress: [expect.not.stringContaining("verified")] },
    });
  });

  it("needs no list for the seller's own address, nor for what the company has at its own domain", async () => {
    await write(world.a.classId, "Desk@public-mail.example", ofA());
    await write(world.house.classId, "invoices@telecom.example");
    await write(world.a.classId, "", ofA());
  });

  it("is of the company's domains for the company's classes, and of no reseller's", async () => {
    await verified("house.example");
    await verified("easycall.example", world.a.resellerId);
    await write(world.house.classId, "invoices@house.example");
    await expect(write(world.house.classId, "x@easycall.example")).rejects.toMatchObject({ code: "invalid" });
  });

  it("may send answers anywhere", async () => {
    const input = { classId: world.a.classId, mail: [type], replyTo: "support@bank.example" };
    await expect(saveClassNotifications(ofA(), input)).resolves.toMatchObject({ classId: world.a.classId });
  });
});

describe("a domain that is taken off the list", () => {
  const address = "no-reply@easycall.example";
  const note = `It goes out as desk@public-mail.example: the class's own sender is ${address}, whose domain is not verified.`;
  const sentBy = async (customerId: number) => {
    const [sent] = await outboxOf(customerId);
    const { body, history } = await getMessage(ctx(), { messageId: sent?.id ?? 0 });
    return { sender: body?.sender, history: history.map(({ outcome, detail }) => ({ outcome, detail })) };
  };
  const tell = () =>
    tellAt("2026-03-15T12:00:00Z", {
      type,
      customerId: world.a.customerId,
      key: "p",
      values: { amount: "5" },
    });
  beforeEach(async () => {
    const domainId = await verified("easycall.example", world.a.resellerId);
    await write(world.a.classId, address);
    await tell();
    await removeSenderDomain(ctx(), { domainId });
    expect(await lastAudit("sender_domain.remove")).toMatchObject({
      entityName: "easycall.example",
      details: { deleted: { domain: "easycall.example", proof: "hand" } },
    });
  });

  it("is not written in the name of: mail goes out as the seller, and its history says so", async () => {
    const server = await smtpOnLoopback();
    await deliverAt("2026-03-15T12:01:00Z", smtpTransport(server.url, { connectMs: 400, silenceMs: 400 }));
    await server.close();
    expect(server.received).toMatchObject([{ from: "desk@public-mail.example" }]);
    expect(server.received[0]?.raw).not.toContain(address);
    const { sender, history } = await sentBy(world.a.customerId);
    expect(sender).toBe("CANARY_A reseller <desk@public-mail.example>");
    expect(history).toMatchObject([{ outcome: "sent", detail: expect.stringContaining(note) }]);
  });

  it("is not written in the name of in the built-in mailbox either", async () => {
    await deliverAt("2026-03-15T12:01:00Z");
    expect(await sentBy(world.a.customerId)).toEqual({
      sender: "CANARY_A reseller <desk@public-mail.example>",
      history: [{ outcome: "sent", detail: `Kept in the mailbox of this installation. ${note}` }],
    });
    expect((await getClassNotifications(ofA(), { classId: world.a.classId })).senderRefused).toBe(true);
  });

  it("is as it was once it is verified again", async () => {
    await verified("easycall.example", world.a.resellerId);
    await deliverAt("2026-03-15T12:01:00Z");
    expect((await sentBy(world.a.customerId)).sender).toBe(`EasyCall <${address}>`);
    expect((await getClassNotifications(ofA(), { classId: world.a.classId })).senderRefused).toBe(false);
  });
});

describe("a look at DNS", () => {
  const failing = (code: string) => Object.assign(new Error(code), { code });
  /** Answers of its own for each name; "ENOTFOUND" for the others, as DNS has it. */
  const dns = (zone: Record<string, string[][] | Error>, asked: string[] = []): (() => TxtResolver) => {
    const resolveTxt = async (name: string) => {
      asked.push(name);
      const answer = zone[name] ?? failing("ENOTFOUND");
      if (answer instanceof Error) throw answer;
      return answer;
    };
    return () => ({ resolveTxt });
  };
  const NAME = "_trunkline.easycall.example";
  const started = async () => {
    const { domainId } = await add("easycall.example", world.a.resellerId);
    return { domainId, value: `trunkline-sender=${(await rowOf(domainId))?.token}` };
  };

  it("verifies a domain whose record is there, in several chunks and among others, and puts SPF and DMARC into words", async () => {
    const { domainId, value } = await started();
    const zone = {
      [NAME]: [["something else"], [value.slice(0, 10), value.slice(10)]],
      "easycall.example": [["v=spf1 include:", "mail.example -all"]],
      "_dmarc.easycall.example": [["v=DMARC1; p=reject"]],
    };
    expect(await checkingWith(dns(zone))(ctx(), { domainId })).toEqual({
      domainId,
      domain: "easycall.example",
      mail: expect.stringMatching(/^SPF: only the servers it names.*DMARC: mail that fails is refused\.$/),
    });
    expect(await rowOf(domainId)).toMatchObject({ proof: "dns", verifiedBy: "Test admin" });
    expect(await lastAudit("sender_domain.check")).toMatchObject({
      entityId: domainId,
      property: "proof",
      after: "dns",
    });
    await write(world.a.classId, "no-reply@easycall.example", ofA());
  });

  it.each([
    ["there is none", {}],
    ["there are others", { [NAME]: [["trunkline-sender=guess"], ["v=spf1 -all"]] }],
    ["it stands at another name", { "easycall.example": [["own"]] }],
  ])("changes nothing where %s, says so, and writes down who looked", async (_, zone) => {
    const { domainId, value } = await started();
    const filled = Object.fromEntries(
      Object.entries(zone).map(([name, list]) => [
        name,
        list.map(([text]) => [text === "own" ? value : (text ?? "")]),
      ]),
    );
    await expect(checkingWith(dns(filled))(ctx(), { domainId })).rejects.toMatchObject({
      code: "invalid",
      message: expect.stringContaining(`${NAME} has no TXT record with that value yet`),
    });
    expect(await rowOf(domainId)).toMatchObject({ verifiedAt: null, proof: null });
    expect(await lastAudit("sender_domain.check")).toMatchObject({
      outcome: "denied",
      actorName: "Test admin",
    });
  });

  it.each([
    ["ETIMEOUT", "it did not answer in time"],
    ["ECONNREFUSED", "no DNS server can be reached"],
    ["ESERVFAIL", "could not find out"],
    ["EBADRESP", "it could not be asked"],
  ])("changes nothing without an answer (%s), and says why", async (code, why) => {
    const { domainId } = await started();
    await expect(checkingWith(dns({ [NAME]: failing(code) }))(ctx(), { domainId })).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringMatching(new RegExp(`${why}.*Nothing was changed`)),
    });
    expect(await rowOf(domainId)).toMatchObject({ verifiedAt: null, proof: null });
  });

  it("needs no answer about SPF and DMARC", async () => {
    const { domainId, value } = await started();
    const zone = { [NAME]: [[value]], "easycall.example": failing("ESERVFAIL") };
    expect((await checkingWith(dns(zone))(ctx(), { domainId })).mail).toMatch(/^DMARC: no record/);
  });

  it("is taken by nobody but operators who may change settings, and not for what is verified", async () => {
    const asked: string[] = [];
    const check = checkingWith(dns({}, asked));
    const { domainId } = await started();
    const clerk = adminContext(db(), { permissions: ["notification:manage"] });
    for (const who of [ofA(), clerk])
      await expect(check(who, { domainId })).rejects.toMatchObject({ code: "forbidden" });
    await confirmSenderDomain(ctx(), { domainId, reason });
    await expect(check(ctx(), { domainId })).rejects.toMatchObject({ code: "conflict" });
    expect(asked).toEqual([]);
  });

  it("has proven nothing for a domain that was taken off the list meanwhile", async () => {
    const { domainId, value } = await started();
    const late = () => ({
      resolveTxt: async (name: string) => {
        if (name === NAME) await removeSenderDomain(ctx(), { domainId }).catch(() => undefined);
        return [[value]];
      },
    });
    await expect(checkingWith(late)(ctx(), { domainId })).rejects.toMatchObject({ code: "not_found" });
  });
});

it("counts what classes wrote as before there was a list, each for its owner alone", async () => {
  const values = { mail: [], sms: [] };
  await db()
    .insert(classNotifications)
    .values([
      { ...values, classId: world.house.classId, fromAddress: "" },
      {
        ...values,
        classId: world.a.classId,
        resellerId: world.a.resellerId,
        fromAddress: "x@EasyCall.example",
      },
      {
        ...values,
        classId: world.b.classId,
        resellerId: world.b.resellerId,
        fromAddress: "y@easycall.example",
      },
    ]);
  const migration = readFileSync("db/migrations/0031_sender_domains.sql", "utf8");
  await db().execute(sql.raw(migration.split("--> statement-breakpoint").at(-1) ?? ""));
  const { domains } = await listSenderDomains(ctx(), {});
  expect(
    domains.map(({ domain, resellerId, proof, verifiedBy }) => [domain, resellerId, proof, verifiedBy]),
  ).toEqual([
    ["easycall.example", world.a.resellerId, "migration", "migration"],
    ["easycall.example", world.b.resellerId, "migration", "migration"],
  ]);
  await write(world.a.classId, "z@easycall.example", ofA());
});
