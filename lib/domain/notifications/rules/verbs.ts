import type { MessageStatus } from "./delivery";

export const MESSAGE_VERBS = ["send_again", "mark_arrived", "cancel"] as const;
export type MessageVerb = (typeof MESSAGE_VERBS)[number];

const ALLOWED: Record<MessageStatus, readonly MessageVerb[]> = {
  pending: ["send_again", "cancel"],
  // Somebody is at it this moment.
  sending: [],
  sent: [],
  uncertain: ["send_again", "mark_arrived"],
  dead: ["send_again", "mark_arrived", "cancel"],
  cancelled: ["send_again"],
};

/** What staff may do with a message as it stands. */
export const verbsFor = (status: MessageStatus): readonly MessageVerb[] => ALLOWED[status];

const REFUSED: Record<MessageStatus, string> = {
  pending: "It waits to be sent.",
  sending: "It is being sent right now. Look again in a few minutes.",
  sent: "It was sent already.",
  uncertain: "It may have arrived, so it can't be cancelled. Send it again, or say that it arrived.",
  dead: "It was given up.",
  cancelled: "It was cancelled.",
};

/** Why a verb is refused; null when it is allowed. */
export const refusalOf = (verb: MessageVerb, status: MessageStatus): string | null =>
  ALLOWED[status].includes(verb) ? null : REFUSED[status];
