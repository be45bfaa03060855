import type { Context } from "@/lib/kernel/context";
import { gatewayOf, isConfigured, isGateway } from "./gateways";
import type { GatewayEvent } from "./gateways/port";

/**
 * Reads a webhook from its raw bytes, before anything is written.
 * @returns why it is not believed, where it is not.
 */
export async function readWebhook(
  ctx: Context,
  { gateway, raw, signature }: { gateway: string; raw: string; signature: string },
): Promise<GatewayEvent | "forged" | "late"> {
  if (!isGateway(gateway) || !isConfigured(gateway)) return "forged";
  return gatewayOf(gateway, ctx.db, ctx.now).readEvent(raw, signature, ctx.now);
}
