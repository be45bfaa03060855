export type MailFile = { fileName: string; content: Buffer; contentType: string };

/** A message ready to leave. Addresses and the name were checked (mail-address.ts); the subject is one line. */
export type MailMessage = {
  from: { name: string; address: string };
  to: string;
  /** "" for none. */
  replyTo: string;
  subject: string;
  text: string;
  /** "" for a message of plain text alone. */
  html: string;
  /** With its brackets. */
  messageId: string;
  /** ISO 639-1, for Content-Language. */
  language: string;
  /** Names the message for providers that drop repeats. */
  idempotencyKey: string;
  files: readonly MailFile[];
};

/**
 * What came of an attempt. "failed": it did not go out, and may later. "refused": it never will. "uncertain": it may have
 * gone out; nobody can tell. `detail` is what the other side said, without secrets.
 */
export type MailOutcome =
  | { kind: "sent"; detail: string }
  | { kind: "failed"; detail: string }
  | { kind: "refused"; detail: string }
  | { kind: "uncertain"; detail: string; repeatSafeHours?: number };

export type MailTransport = {
  readonly name: "smtp" | "resend";
  /** Never throws: whatever happens is an outcome. */
  send(message: MailMessage): Promise<MailOutcome>;
};

/** The headers beside those that every mail has. */
export const furtherHeaders = ({ messageId, language }: MailMessage): [string, string][] => [
  ["Message-ID", messageId],
  ["Content-Language", language],
  // No out-of-office answer to a machine (RFC 3834).
  ["Auto-Submitted", "auto-generated"],
];

/** One line, bounded, for people to read. */
export const said = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 300);
