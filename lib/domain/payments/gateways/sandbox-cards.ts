import type { GatewayState } from "../rules/states";
import type { Card } from "./port";

type Behaviour = {
  /** What the card does, as its owner reads it. */
  label: string;
  brand: string;
  last4: string;
  becomes: GatewayState;
  code?: string;
  message?: string;
  /** The charge is made and the answer lost; or nothing is made. */
  silence?: "after" | "before";
};

/** The cards of the sandbox: each does the same every time. They have no number, so nobody can type a real one. */
export const SANDBOX_CARDS = {
  approve: { label: "Is approved", brand: "Visa", last4: "4242", becomes: "succeeded" },
  decline: {
    label: "Is declined",
    brand: "Visa",
    last4: "0002",
    becomes: "failed",
    code: "card_declined",
    message: "The card was declined.",
  },
  no_funds: {
    label: "Has not enough money",
    brand: "Mastercard",
    last4: "9995",
    becomes: "failed",
    code: "insufficient_funds",
    message: "There is not enough money on the card.",
  },
  confirm: {
    label: "Asks for a confirmation",
    brand: "Visa",
    last4: "3155",
    becomes: "requires_confirmation",
  },
  late: { label: "Is approved half a minute later", brand: "Mastercard", last4: "4444", becomes: "pending" },
  timeout: {
    label: "Is approved, but the answer is lost",
    brand: "Visa",
    last4: "0341",
    becomes: "succeeded",
    silence: "after",
  },
  error: {
    label: "The gateway fails",
    brand: "Visa",
    last4: "0119",
    becomes: "unknown",
    silence: "before",
  },
} as const satisfies Record<string, Behaviour>;

export type SandboxCard = keyof typeof SANDBOX_CARDS;
export const SANDBOX_CARD_NAMES = Object.keys(SANDBOX_CARDS) as [SandboxCard, ...SandboxCard[]];

const TOKEN = /^sandbox_([a-z_]+)$/;

/** @throws {RangeError} for a token that is no sandbox card's. */
export function behaviourOf(token: string): Behaviour & { name: SandboxCard } {
  const name = TOKEN.exec(token)?.[1] as SandboxCard | undefined;
  const card: Behaviour | undefined = name && SANDBOX_CARDS[name];
  if (!name || !card) throw new RangeError("not a sandbox card");
  return { ...card, name };
}

export const cardOf = (name: SandboxCard, expiry: { month: number; year: number }): Card => ({
  token: `sandbox_${name}`,
  brand: SANDBOX_CARDS[name].brand,
  last4: SANDBOX_CARDS[name].last4,
  expiryMonth: expiry.month,
  expiryYear: expiry.year,
});
