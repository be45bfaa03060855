import { eq } from "drizzle-orm";
import { paymentIntents } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { notFound } from "@/lib/platform/errors";
import { asking, type Told } from "./gateways/port";
import { sandboxGateway, sandboxMessage, settleSandbox } from "./gateways/sandbox";

/** Brings a payer's answer to the sandbox, outside any transaction. */
export async function answerSandbox(ctx: Context, paymentId: number, approved: boolean): Promise<Told> {
  const [intent] = await ctx.db.select().from(paymentIntents).where(eq(paymentIntents.id, paymentId));
  if (!intent?.gatewayRef) throw notFound("payment");
  const ref = intent.gatewayRef;
  return asking(() => sandboxGateway(ctx.db, ctx.now).confirm(ref, approved));
}

/** The sandbox's own work: settles what it kept waiting. @returns its webhook, signed; null where there is nothing. */
export async function wakeSandbox(
  ctx: Context,
  ref: string,
): Promise<{ raw: string; signature: string } | null> {
  const row = await settleSandbox(ctx.db, ref);
  return row && sandboxMessage(row, ctx.now);
}
