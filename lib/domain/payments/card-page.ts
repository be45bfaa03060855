import type { Context } from "@/lib/kernel/context";
import { env } from "@/lib/platform/env";
import { gatewayOf } from "./gateways";

/** The gateway's own page for entering a card, for a customer whose wish is written down. */
export const cardPage = (ctx: Context, { gateway, customerId }: { gateway: string; customerId: number }) =>
  gatewayOf(gateway, ctx.db, ctx.now).beginCard({
    customerId,
    returnUrl: `${env().APP_URL}/customer/payments`,
  });
