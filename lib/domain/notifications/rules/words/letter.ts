import type { NoticeType } from "../types";

/** A built-in message in one language, in Liquid. Its HTML and its plain text are made of the same words. */
export type Letter = {
  subject: string;
  paragraphs: readonly string[];
  /** Label and value, set as a small table. A line whose value is empty is left out. */
  facts?: readonly (readonly [label: string, value: string])[];
  sms?: string;
};

/** The letters of a language, and what stands around each of them. */
export type LetterBook = {
  greeting: string;
  closing: string;
  /** The link to the customer's own pages. */
  portal: string;
  letters: Record<NoticeType, Letter>;
};
