import { KIND_WORDS } from "../ledger/xdr-words";
import type { Tone } from "../ui/tone";

/** A dispute as pages get it. Amounts are decimal strings in its currency. */
export type DisputeData = {
  id: number;
  invoice: { id: number; number: string | null; outstanding: string };
  customer: { id: number; name: string };
  line: { ordinal: number; description: string; kind: string } | null;
  amount: string;
  currency: string;
  reason: string;
  state: string;
  createdAt: Date;
  openedBy: string;
  decidedBy: string;
  decidedAt: Date | null;
  answer: string;
  agreedAmount: string | null;
  xdrId: number | null;
};

export const STATE_WORDS: Record<string, { tone: Tone; word: string }> = {
  open: { tone: "warning", word: "Open" },
  agreed: { tone: "good", word: "Agreed" },
  denied: { tone: "bad", word: "Denied" },
  withdrawn: { tone: "neutral", word: "Withdrawn" },
};

/** "A call to nowhere", or "The whole invoice". */
export const aboutText = ({ line }: Pick<DisputeData, "line">): string =>
  line === null ? "The whole invoice" : line.description || (KIND_WORDS[line.kind] ?? line.kind);
