import { z } from "zod";
import { countEvent } from "@/lib/domain/identity";
import { operation } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/kernel/work";
import { limited } from "@/lib/platform/errors";
import { isGateway } from "./gateways";

const WINDOW_SECONDS = 60;
/** So many an address may send in a window, and all addresses together, before they are no longer written down one by one. */
const PER_ADDRESS = 10;
const IN_ALL = 100;

const REASONS = {
  forged: "Its signature is wrong",
  late: "Its time is not now",
  unreadable: "It is signed and can't be read",
} as const;

export const TOO_MANY = "Too many messages that are not accepted came from here.";

const secondsLeft = (now: Date): number =>
  WINDOW_SECONDS - (Math.floor(now.getTime() / 1000) % WINDOW_SECONDS);

/**
 * Whether this is the one with which an address, or all of them, went over the limit.
 * @throws {DomainError} limit for those after it, of which nothing is written.
 */
async function goesOver(read: Reader, gateway: string): Promise<boolean> {
  // Anyone can make up gateways: those that there are not are one.
  const key = `webhook:${isGateway(gateway) ? gateway : "other"}`;
  const over = async (counted: string, most: number) => {
    const count = await countEvent(read, counted, WINDOW_SECONDS);
    if (count > most + 1) throw limited(TOO_MANY, secondsLeft(read.now));
    return count > most;
  };
  return (await over(`${key}:${read.ctx.ip}`, PER_ADDRESS)) || (await over(key, IN_ALL));
}

/**
 * Writes down that a webhook was not believed. Nothing of its body is kept: anyone could have sent it. Of a flood the log
 * says once a minute that there is one. Only what is not believed is counted, so that a flood holds up no gateway.
 * @throws {DomainError} limit
 */
export const refuseWebhook = operation({
  name: "webhook.refuse",
  permission: "system",
  impersonation: "deny",
  input: z.object({
    gateway: z.string().transform((text) => text.slice(0, 40)),
    why: z.enum(["forged", "late", "unreadable"]),
  }),
  // Counted outside the transaction: most of a flood leaves nothing that could be committed.
  prepare: async (read, { gateway, why }) => why !== "unreadable" && (await goesOver(read, gateway)),
  async run(work, { gateway, why }, over) {
    const reason = over
      ? "Too many that are not accepted; the rest of this minute is not written down"
      : REASONS[why];
    work.audit.event(
      { type: "webhook", id: null, name: gateway },
      { kind: "auth", outcome: "denied", reason },
    );
    return { refused: why, retryAfterSeconds: over ? secondsLeft(work.now) : null };
  },
});
