import { Resend } from "resend";
import { mailbox } from "../mail-address";
import { furtherHeaders, type MailMessage, type MailOutcome, type MailTransport, said } from "./port";

/** Resend drops a repeat that bears the same key for so long. */
const REMEMBERS_HOURS = 24;
const TIMEOUT_MS = 60_000;

/** Answers that trying again changes nothing about. A wrong key or an unverified domain can be set right. */
const REFUSED = new Set([400, 413, 422]);
const NO_REPEAT = new Set(["invalid_idempotent_request", "invalid_idempotency_key"]);

function outcomeOf(error: { name: string; message: string; statusCode?: number | null }): MailOutcome {
  const status = error.statusCode ?? 0;
  const detail = said(status ? `${status} ${error.name}: ${error.message}` : error.message);
  // Nothing came back: it may have been taken. The key makes a repeat harmless while it is remembered.
  if (status === 0 || status >= 500) return { kind: "uncertain", detail, repeatSafeHours: REMEMBERS_HOURS };
  return { kind: REFUSED.has(status) && !NO_REPEAT.has(error.name) ? "refused" : "failed", detail };
}

/** Mail through Resend's library. @param baseUrl where its API is, for tests; its own address otherwise. */
export function resendTransport(key: string, baseUrl?: string, timeoutMs = TIMEOUT_MS): MailTransport {
  const client = new Resend(key, baseUrl ? { baseUrl } : {});
  const send = async (message: MailMessage): Promise<MailOutcome> => {
    const { data, error } = await client.emails.send(
      {
        from: mailbox(message.from),
        to: message.to,
        ...(message.replyTo ? { replyTo: message.replyTo } : {}),
        subject: message.subject,
        text: message.text,
        ...(message.html ? { html: message.html } : {}),
        headers: Object.fromEntries(furtherHeaders(message)),
        attachments: message.files.map(({ fileName, content, contentType }) => ({
          filename: fileName,
          content,
          contentType,
        })),
      },
      { idempotencyKey: message.idempotencyKey, signal: AbortSignal.timeout(timeoutMs) },
    );
    return error ? outcomeOf(error) : { kind: "sent", detail: said(`Resend ${data.id}`) };
  };
  return {
    name: "resend",
    send: (message) =>
      send(message).catch((error: Error) => ({
        kind: "uncertain" as const,
        detail: said(error.message),
        repeatSafeHours: REMEMBERS_HOURS,
      })),
  };
}
