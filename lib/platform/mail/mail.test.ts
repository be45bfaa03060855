import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { resendOnLoopback, smtpOnLoopback } from "@/lib/testing/mail-servers";
import type { MailMessage } from "./port";
import { resendTransport } from "./resend";
import { smtpTransport } from "./smtp";

const message: MailMessage = {
  from: { name: "EasyCall, São Paulo", address: "no-reply@easycall.example" },
  to: "maria@customer.example",
  replyTo: "support@easycall.example",
  subject: "Sua fatura está pronta",
  text: "Olá",
  html: "<p>Olá</p>",
  messageId: "<7.abc@easycall.example>",
  language: "pt-BR",
  idempotencyKey: "7.abc",
  files: [{ fileName: "INV-1.pdf", content: Buffer.from("%PDF-1.7 hello"), contentType: "application/pdf" }],
};
const quick = { connectMs: 500, silenceMs: 500 };

let smtp: Awaited<ReturnType<typeof smtpOnLoopback>>;
let resend: Awaited<ReturnType<typeof resendOnLoopback>>;
beforeAll(async () => {
  smtp = await smtpOnLoopback();
  resend = await resendOnLoopback();
});
beforeEach(() => {
  smtp.received.length = 0;
  smtp.state.manner = "take";
  resend.requests.length = 0;
  Object.assign(resend.state, { status: 200, body: { id: "re_1" }, cut: false });
});
afterAll(async () => {
  await smtp.close();
  await resend.close();
});

describe("over SMTP", () => {
  const send = () => smtpTransport(smtp.url, quick).send(message);

  it("a server gets sender, reply address, id, language, both bodies and the file", async () => {
    expect(await send()).toMatchObject({ kind: "sent", detail: expect.stringContaining("250") });
    const [mail] = smtp.received;
    expect(mail).toMatchObject({ from: "no-reply@easycall.example", to: ["maria@customer.example"] });
    const raw = mail?.raw ?? "";
    for (const line of [
      /^From: .*<no-reply@easycall\.example>/m,
      /^Reply-To: support@easycall\.example/m,
      /^To: maria@customer\.example/m,
      /^Message-ID: <7\.abc@easycall\.example>/m,
      /^Content-Language: pt-BR/m,
      /^Auto-Submitted: auto-generated/m,
      /^Subject: =\?UTF-8\?/m,
      /Content-Type: text\/plain/,
      /Content-Type: text\/html/,
      /Content-Type: application\/pdf; name=INV-1\.pdf/,
    ])
      expect(raw).toMatch(line);
    expect(raw).toContain(Buffer.from("%PDF-1.7 hello").toString("base64"));
  });

  it("signs in with what the address holds", async () => {
    const url = smtp.url.replace("//", "//me%40x:se%2Fcret@");
    expect((await smtpTransport(url, quick).send(message)).kind).toBe("sent");
    expect(smtp.state.login).toBe("me@x:se/cret");
  });

  it.each([
    ["down", "failed", "421"],
    ["busy", "failed", "451"],
    ["no_such_user", "refused", "550"],
    ["refuse", "refused", "554"],
    ["cut_after_data", "uncertain", "handed over"],
    ["slow", "uncertain", "handed over"],
  ] as const)("a server that is “%s” comes to “%s”", async (manner, kind, detail) => {
    smtp.state.manner = manner;
    expect(await send()).toEqual({ kind, detail: expect.stringContaining(detail) });
  });

  it("nobody listening is a failure to be repeated, and the password is told to nobody", async () => {
    const outcome = await smtpTransport("smtp://u:topsecret@127.0.0.1:1", quick).send(message);
    expect(outcome.kind).toBe("failed");
    expect(outcome.detail).not.toContain("topsecret");
  });
});

describe("through Resend", () => {
  const send = () => resendTransport("re_key", resend.url, 500).send(message);

  it("its API gets sender, reply address, id, language, both bodies, the file and the key of the message", async () => {
    expect(await send()).toEqual({ kind: "sent", detail: "Resend re_1" });
    expect(resend.requests).toMatchObject([
      {
        method: "POST",
        path: "/emails",
        headers: { authorization: "Bearer re_key", "idempotency-key": "7.abc" },
        body: {
          from: '"EasyCall, São Paulo" <no-reply@easycall.example>',
          to: "maria@customer.example",
          reply_to: "support@easycall.example",
          subject: "Sua fatura está pronta",
          text: "Olá",
          html: "<p>Olá</p>",
          headers: { "Message-ID": "<7.abc@easycall.example>", "Content-Language": "pt-BR" },
          attachments: [{ filename: "INV-1.pdf", content_type: "application/pdf" }],
        },
      },
    ]);
  });

  it.each([
    [422, "validation_error", "refused"],
    [403, "validation_error", "failed"],
    [401, "restricted_api_key", "failed"],
    [429, "rate_limit_exceeded", "failed"],
    [500, "internal_server_error", "uncertain"],
  ])("%i %s comes to “%s”", async (status, name, kind) => {
    resend.state.status = status;
    resend.state.body = { name, message: "said so", statusCode: status };
    expect(await send()).toMatchObject({ kind, detail: expect.stringContaining("said so") });
  });

  it("a connection that is cut may have gone out, and can be repeated for a day", async () => {
    resend.state.cut = true;
    expect(await send()).toMatchObject({ kind: "uncertain", repeatSafeHours: 24 });
  });
});
