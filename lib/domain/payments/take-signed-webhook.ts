import { limited } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { MakeContext } from "./carry-out";
import { readWebhook } from "./read-webhook";
import { refuseWebhook, TOO_MANY } from "./refuse-webhook";
import { takeWebhook } from "./take-webhook";

export type WebhookAnswer = { status: 200 | 400 | 401; body: Record<string, unknown> };

/**
 * Takes in a webhook from its raw body. What is not signed as it should be, or not now, is refused and written down;
 * everything else is answered only after it is committed.
 * @throws {DomainError} limit where too many that are not believed come from an address, or from all of them together.
 */
export async function takeSignedWebhook(
  context: MakeContext,
  message: { gateway: string; raw: string; signature: string },
): Promise<WebhookAnswer> {
  const { gateway, raw } = message;
  const event = await readWebhook(context(), message).catch((error: unknown) => {
    log.warn({ gateway, error }, "a webhook was signed and could not be read");
    return "unreadable" as const;
  });
  if (typeof event === "string") {
    const { retryAfterSeconds } = await refuseWebhook(context(), { gateway, why: event });
    if (retryAfterSeconds) throw limited(TOO_MANY, retryAfterSeconds);
    return { status: event === "unreadable" ? 400 : 401, body: { error: "This message is not accepted." } };
  }
  const { outcome } = await takeWebhook(context(), { gateway, raw, event });
  return { status: 200, body: { received: true, outcome } };
}
