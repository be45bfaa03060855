import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import {
  beginCard,
  beginPayment,
  type capturePayment,
  cardPage,
  carryOut,
  carryOutRefund,
  catchUp,
  confirmPayment,
  confirmSandbox,
  getPayment,
  refundPayment,
  type voidPayment,
} from "@/lib/domain/payments";
import type { Context } from "@/lib/kernel/context";
import type { ActionSuccess, FormAction } from "@/lib/platform/action-result";
import { unavailable } from "@/lib/platform/errors";
import { answering } from "./action";
import { fromForm } from "./form";
import type { Portal } from "./portals";
import { systemFor } from "./request";
import { requireActor } from "./session";

type Done = Pick<ActionSuccess, "redirectTo" | "message" | "tone">;

/**
 * An operation that begins something with a gateway, and what follows once it is committed: the gateway is asked and its
 * answer written, all while the person waits. Cut short in between, the janitor finishes it.
 * @param begin a query where the person only wants to know: whoever may see it may have the gateway asked.
 */
function gatewayAction<Input, Output>(
  portal: Portal,
  begin: (ctx: Context, input: Input) => Promise<Output>,
  follow: (context: () => Context, output: Output) => Promise<Done>,
): FormAction {
  return async (_previous, form) =>
    answering(form, async () => {
      const { input, idempotencyKey } = fromForm(form);
      const { ctx } = await requireActor(portal, idempotencyKey);
      const output = await begin(ctx, input as Input);
      const head = await headers();
      const done = await follow(() => systemFor(head, "payments.gateway"), output);
      revalidatePath(`/${portal}`, "layout");
      return { ok: true as const, data: null, ...done };
    });
}

const pageOf = (portal: Portal, paymentId: number) => `/${portal}/payments/${paymentId}`;

const SAID: Record<string, string> = {
  succeeded: "Paid.",
  authorized: "Authorised.",
  cancelled: "Let go.",
  failed: "The payment failed.",
};

/** What became of a payment, and whether that is what was wanted. */
const said = (state: string): Done => ({ message: SAID[state], tone: state === "failed" ? "bad" : "good" });

/** Pays, and shows what became of it on the payment's own page. */
export const payAction = (portal: Portal) =>
  gatewayAction(portal, beginPayment, async (context, { paymentId }) => {
    const state = await carryOut(context, paymentId);
    return { redirectTo: pageOf(portal, paymentId), ...said(state) };
  });

/** Captures or lets go of what was authorised. */
export const stepAction = (portal: Portal, operation: typeof capturePayment | typeof voidPayment) =>
  gatewayAction(portal, operation as typeof capturePayment, async (context, { paymentId }) => {
    const state = await carryOut(context, paymentId);
    return state === "authorized"
      ? { message: "The gateway refused; it is still authorised.", tone: "bad" }
      : said(state);
  });

/** Gives money back, by the gateway where it came by one. */
export const refundAction = (portal: Portal) =>
  gatewayAction(portal, refundPayment, async (context, { refundId, byGateway }) => {
    const state = byGateway ? await carryOutRefund(context, refundId) : "succeeded";
    if (state === "failed") return { message: "The gateway refused; nothing was given back.", tone: "bad" };
    return { message: state === "succeeded" ? "Given back." : "The refund is under way." };
  });

/** The payer's answer on the sandbox's confirmation page. */
export const confirmAction = (portal: Portal) =>
  gatewayAction(portal, confirmPayment, async (context, { paymentId, approved }) => {
    const state = await confirmSandbox(context, paymentId, approved);
    return said(state);
  });

/** Asks the gateway now instead of waiting for the clock; for whoever may see the payment. */
export const checkAction = (portal: Portal) =>
  gatewayAction(portal, getPayment, async (context, { id }) => {
    const state = await catchUp(context, id);
    return SAID[state] ? said(state) : { message: "Nothing new yet." };
  });

/** Leads to the gateway's own page for entering a card. */
export const enterCardAction = (portal: Portal) =>
  gatewayAction(portal, beginCard, async (context, wanted) => {
    const redirectTo = await cardPage(context(), wanted).catch(() => {
      throw unavailable("The payment company does not answer right now. Try again in a moment.");
    });
    return redirectTo ? { redirectTo } : {};
  });
