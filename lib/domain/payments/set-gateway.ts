import { z } from "zod";
import { paymentGateway } from "@/db/schema";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { isConfigured } from "./gateways";
import { readGateway } from "./store";

/** Chooses the gateway that new cards and payments go through. Payments under way stay where they are. */
export const setGateway = operation({
  name: "payment_gateway.set",
  permission: "settings:manage",
  impersonation: "deny",
  input: z.object({ gateway: z.enum(["none", "sandbox", "stripe"], "Choose one.") }),
  async run(work, { gateway }) {
    if (gateway !== "none" && !isConfigured(gateway)) {
      const message = "Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET first.";
      throw invalid(message, { gateway: [message] });
    }
    const before = await readGateway(work);
    await work.tx
      .insert(paymentGateway)
      .values({ id: 1, gateway })
      .onConflictDoUpdate({ target: paymentGateway.id, set: { gateway } });
    work.audit.changed(
      { type: "company", id: null },
      { paymentGateway: before },
      { paymentGateway: gateway },
    );
    return { gateway };
  },
});
