import { z } from "zod";
import { assertOpen, customerEntity, lockCustomer } from "@/lib/domain/customers";
import { amount, flag, idInput, plainDate } from "@/lib/kernel/input";
import { operation } from "@/lib/kernel/operation";
import { invalid } from "@/lib/platform/errors";
import { isNegative } from "@/lib/platform/money";
import { assertPayable } from "./begin-part";
import { EVERY, periodicDate } from "./rules/periodic";
import { type CustomerTerms, readTerms, saveTerms } from "./store";
import { customerOf } from "./whose";

const blank = (value: unknown) => (value === "" || value === null ? undefined : value);
const given = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional());

/** The first date of the series that has not come yet; one that was done is not done again. */
function nextOf(
  before: CustomerTerms,
  anchor: string,
  every: (typeof EVERY)[number],
): { done: number; next: string } {
  const same = before.periodicAnchor === anchor && before.periodicEvery === every;
  const done = same ? before.periodicDone : 0;
  return { done, next: periodicDate(anchor, every, done) };
}

/**
 * What a customer pays by itself with its default card: its invoices as its class says, a top-up, an amount every so
 * often. Empty fields turn a thing off. Denied while acting for someone.
 */
export const saveAutoPayment = operation({
  name: "auto_payment.save",
  permission: "payment:method",
  impersonation: "deny",
  input: z.object({
    customerId: given(idInput()),
    autoPay: flag().prefault(""),
    topUpAt: given(amount()),
    topUpAmount: given(amount()),
    periodicAmount: given(amount()),
    periodicEvery: given(z.enum(EVERY, "Choose one.")),
    periodicFrom: given(plainDate()),
  }),
  async run(work, { customerId, ...typed }) {
    const customer = await lockCustomer(work, customerOf(work.actor, customerId));
    assertOpen(customer);
    const before = await readTerms(work, customer);
    const fields: Record<string, string[]> = {};
    if ((typed.topUpAt === undefined) !== (typed.topUpAmount === undefined))
      fields[typed.topUpAt === undefined ? "topUpAt" : "topUpAmount"] = [
        "A top-up needs a mark and an amount.",
      ];
    const periodic = [typed.periodicAmount, typed.periodicEvery, typed.periodicFrom];
    const missing = periodic.indexOf(undefined);
    if (missing >= 0 && typed.periodicAmount !== undefined)
      fields[typed.periodicEvery === undefined ? "periodicEvery" : "periodicFrom"] = [
        "Say how often, and from which day on.",
      ];
    if (typed.topUpAt && customer.balanceControl === "prepaid" && isNegative(typed.topUpAt))
      fields.topUpAt = ["Use zero or more."];
    const { periodicFrom, periodicEvery, periodicAmount } = typed;
    const today = work.today(customer.billingTimeZone);
    if (periodicAmount && periodicFrom && periodicFrom < today && periodicFrom !== before.periodicAnchor)
      fields.periodicFrom = ["Use today or a later day."];
    if (Object.keys(fields).length > 0) throw invalid("Some values need your attention.", fields);
    if (typed.topUpAmount) await assertPayable(work, customer, typed.topUpAmount);
    if (periodicAmount) await assertPayable(work, customer, periodicAmount);
    const on = periodicAmount && periodicEvery && periodicFrom;
    const series = on ? nextOf(before, periodicFrom, periodicEvery) : null;
    const after = {
      autoPay: typed.autoPay,
      topUpAt: typed.topUpAt ?? null,
      topUpAmount: typed.topUpAmount ?? null,
      periodicAmount: on ? periodicAmount : null,
      periodicEvery: on ? periodicEvery : null,
      periodicAnchor: on ? periodicFrom : null,
      periodicDone: series?.done ?? 0,
      periodicNext: series?.next ?? null,
    };
    await saveTerms(work, customer, after);
    const { customerId: _, resellerId: __, distributorId: ___, ...known } = before;
    work.audit.changed<Record<string, unknown>>(customerEntity(customer), known, after, {
      amounts: ["topUpAt", "topUpAmount", "periodicAmount"],
    });
    return { customerId: customer.id };
  },
});
