import type { Work } from "@/lib/kernel/work";
import { assertThat } from "@/lib/platform/errors";
import type { Money } from "@/lib/platform/money";
import { type IntentRow, paymentEntity } from "./entities";
import { checkAfter } from "./rules/states";
import { saveIntent, writeStep } from "./store";

/** Part: writes that an authorised payment is to be captured or let go, before the gateway is asked. */
export async function beginStep(
  work: Work,
  intent: IntentRow,
  { step, capture, reason }: { step: "capture" | "void"; capture?: Money; reason?: string },
): Promise<void> {
  assertThat(intent.state === "authorized", "Only an authorised payment can be captured or let go.");
  await saveIntent(work, intent.id, {
    state: "pending",
    step,
    capture: capture ?? null,
    checkAt: checkAfter("pending", work.now),
  });
  const what = step === "capture" ? "Capture asked for" : "Letting go asked for";
  await writeStep(work, intent, { what, state: "pending", detail: capture ?? reason });
  work.audit.property(paymentEntity(intent), "state", "authorized", "pending", {
    reason,
    details: { step, capture },
  });
}
