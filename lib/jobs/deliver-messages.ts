import { getInvoicePdf } from "@/lib/domain/billing";
import { type Claimed, claimMessage, findDue, keepMessages, settleMessage } from "@/lib/domain/notifications";
import type { Context } from "@/lib/kernel/context";
import { log } from "@/lib/platform/log";
import type { MailFile, MailOutcome, MailTransport } from "@/lib/platform/mail/port";

/** So many in a row that came to nothing, and the server is left alone: the sweep takes the others up later. */
const FAILURES_IN_A_ROW = 3;

async function filesOf(ctx: Context, { invoice }: Claimed): Promise<MailFile[]> {
  if (!invoice) return [];
  const { pdf } = await getInvoicePdf(ctx, { invoiceId: invoice.id });
  return [{ fileName: invoice.fileName, content: pdf, contentType: "application/pdf" }];
}

async function handOver(ctx: Context, claimed: Claimed, transport: MailTransport): Promise<MailOutcome> {
  try {
    return await transport.send({ ...claimed.mail, files: await filesOf(ctx, claimed) });
  } catch (error) {
    log.error({ messageId: claimed.messageId, error }, "a message could not be made ready");
    return { kind: "failed", detail: "The invoice could not be drawn." };
  }
}

/**
 * Sends messages that are due: each is claimed, handed over outside of any transaction, and settled. What a stop cuts short
 * is taken up by the sweep. Without a transport everything stays in the built-in mailbox.
 * @param context made anew for each step, at that step's moment.
 */
export async function deliverMessages(
  context: () => Context,
  messageIds: readonly number[],
  transport: MailTransport | null,
  stopped: () => boolean = () => false,
): Promise<void> {
  const due = await findDue(context(), { messageIds: [...messageIds] });
  if (due.length === 0) return;
  await keepMessages(context(), { messageIds: due, textsOnly: transport !== null });
  if (!transport) return;
  let failures = 0;
  for (const messageId of due) {
    if (stopped() || failures === FAILURES_IN_A_ROW) return;
    const claimed = await claimMessage(context(), { messageId, transport: transport.name });
    if (!claimed) continue;
    const outcome = await handOver(context(), claimed, transport);
    await settleMessage(context(), { messageId, outcome });
    failures = outcome.kind === "failed" || outcome.kind === "uncertain" ? failures + 1 : 0;
  }
}
