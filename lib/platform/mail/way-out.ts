import { env } from "../env";

export type WayOut =
  | { by: "resend"; key: string; baseUrl: string | undefined }
  | { by: "smtp"; url: string }
  | { by: "mailbox" };

/** How mail leaves this installation: by Resend, else by SMTP, else not at all, and it stays in the built-in mailbox. */
export function wayOut(): WayOut {
  const { RESEND_API_KEY, RESEND_BASE_URL, SMTP_URL } = env();
  if (RESEND_API_KEY) return { by: "resend", key: RESEND_API_KEY, baseUrl: RESEND_BASE_URL };
  return SMTP_URL ? { by: "smtp", url: SMTP_URL } : { by: "mailbox" };
}
