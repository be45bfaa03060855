import { Readable } from "node:stream";
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import { furtherHeaders, type MailMessage, type MailOutcome, type MailTransport, said } from "./port";

export type SmtpTimeouts = { connectMs: number; silenceMs: number };
/** All of an attempt stays well within the lease of a message. */
const TIMEOUTS: SmtpTimeouts = { connectMs: 15_000, silenceMs: 60_000 };
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** smtp://user:password@host:587 (STARTTLS where offered, demanded where there is a password) or smtps://…:465. */
function optionsOf(url: string, { connectMs, silenceMs }: SmtpTimeouts) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const auth = username
    ? { credentials: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }
    : null;
  const options: SMTPConnection.Options = {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && auth !== null && !LOCAL.test(hostname),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
  };
  return { options, auth };
}

const composed = (message: MailMessage): Promise<Buffer> =>
  new MailComposer({
    from: { name: message.from.name, address: message.from.address },
    to: { name: "", address: message.to },
    ...(message.replyTo ? { replyTo: { name: "", address: message.replyTo } } : {}),
    subject: message.subject,
    text: message.text,
    ...(message.html ? { html: message.html } : {}),
    messageId: message.messageId,
    headers: furtherHeaders(message)
      .filter(([key]) => key !== "Message-ID")
      .map(([key, value]) => ({ key, value })),
    attachments: message.files.map(({ fileName, content, contentType }) => ({
      filename: fileName,
      content,
      contentType,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

/** What an error means: the server's own answer first; without one it depends on how much it had already been given. */
function outcomeOf(error: SMTPConnection.SMTPError, given: { whole: boolean }): MailOutcome {
  const { responseCode, command = "", response } = error;
  const detail = said(response ?? error.message);
  // Codes of the connection and of signing in say nothing about the message: they can be set right.
  const aboutMessage = /^(MAIL FROM|RCPT TO|DATA)$/.test(command);
  if (responseCode !== undefined && responseCode >= 400)
    return { kind: responseCode >= 500 && aboutMessage ? "refused" : "failed", detail };
  if (given.whole)
    return { kind: "uncertain", detail: `Connection lost after the message was handed over: ${detail}` };
  return { kind: "failed", detail };
}

/** Mail over SMTP: one connection a message. Tells "may have gone out" from "did not" by what the server was given. */
export function smtpTransport(url: string, timeouts: SmtpTimeouts = TIMEOUTS): MailTransport {
  const { options, auth } = optionsOf(url, timeouts);
  const send = async (message: MailMessage): Promise<MailOutcome> => {
    const raw = await composed(message);
    const given = { whole: false };
    const body = Readable.from([raw]).once("end", () => {
      given.whole = true;
    });
    const connection = new SMTPConnection(options);
    const envelope = { from: message.from.address, to: message.to, size: raw.length };
    return new Promise<MailOutcome>((resolve) => {
      const fail = (error: SMTPConnection.SMTPError) => {
        resolve(outcomeOf(error, given));
        connection.close();
      };
      const deliver = () =>
        connection.send(envelope, body, (error, info) => {
          if (error) return fail(error);
          resolve({ kind: "sent", detail: said(info.response) });
          connection.quit();
        });
      connection.once("error", fail);
      connection.once("end", () => fail(new Error("The server closed the connection.")));
      connection.connect((error) => {
        if (error) return fail(error);
        if (auth) connection.login(auth, (refused) => (refused ? fail(refused) : deliver()));
        else deliver();
      });
    });
  };
  return {
    name: "smtp",
    send: (message) =>
      send(message).catch((error: Error) => ({ kind: "failed" as const, detail: said(error.message) })),
  };
}
