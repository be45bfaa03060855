import type { Tone } from "../ui/tone";

export type MessageData = {
  id: number;
  customer: { id: number; name: string };
  type: string;
  label: string;
  channel: "mail" | "sms";
  status: string;
  subject: string;
  recipient: string;
  transport: string | null;
  attempts: number;
  reason: string;
  about: { type: string; id: number } | null;
  isTest: boolean;
  createdAt: Date;
  nextAt: Date | null;
  sentAt: Date | null;
};

export type MessageBodyData = {
  sender: string;
  replyTo: string;
  language: string;
  headers: [string, string][];
  html: string;
  text: string;
  attachments: string[];
  renderedAt: Date;
};

export type MessageDetailData = MessageData & {
  messageId: string | null;
  body: MessageBodyData | null;
  hidden: boolean;
  history: { id: number; at: Date; outcome: string; detail: string; byName: string }[];
  verbs: readonly string[];
};

export const STATUS_SHOWN: Record<string, { tone: Tone; word: string }> = {
  pending: { tone: "info", word: "Waiting" },
  sending: { tone: "info", word: "Being sent" },
  sent: { tone: "good", word: "Sent" },
  uncertain: { tone: "warning", word: "May have arrived" },
  dead: { tone: "bad", word: "Given up" },
  cancelled: { tone: "neutral", word: "Not sent" },
};

export const CHANNELS: Record<string, string> = { mail: "E-mail", sms: "Text message" };

/** What happened at an attempt, or what somebody decided. */
export const OUTCOMES: Record<string, { tone: Tone; word: string }> = {
  sent: { tone: "good", word: "Sent" },
  failed: { tone: "warning", word: "Could not be sent" },
  refused: { tone: "bad", word: "Refused" },
  uncertain: { tone: "warning", word: "May have arrived" },
  cancelled: { tone: "neutral", word: "Not sent" },
  again: { tone: "info", word: "To be sent again" },
  arrived: { tone: "good", word: "Marked as arrived" },
};

export const THROUGH: Record<string, string> = {
  mailbox: "Kept in this mailbox",
  smtp: "SMTP server",
  resend: "Resend",
};
