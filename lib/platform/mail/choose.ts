import { env } from "../env";
import type { MailTransport } from "./port";
import { resendTransport } from "./resend";
import { smtpTransport } from "./smtp";

let chosen: { transport: MailTransport | null } | undefined;

/** How mail leaves this process: Resend, SMTP, or not at all (null): then it stays in the built-in mailbox. */
export function mailTransport(): MailTransport | null {
  if (!chosen) {
    const { RESEND_API_KEY, RESEND_BASE_URL, SMTP_URL } = env();
    const transport = RESEND_API_KEY
      ? resendTransport(RESEND_API_KEY, RESEND_BASE_URL)
      : SMTP_URL
        ? smtpTransport(SMTP_URL)
        : null;
    chosen = { transport };
  }
  return chosen.transport;
}
